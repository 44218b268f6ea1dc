import { useCart } from '@cartlog/cart-react';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';
import { follow } from '../router.js';
import { CartLines } from './cart-lines.js';
import { Skeleton } from './skeleton.js';
import { Summary } from './summary.js';
import { UndoToast, type Undo } from './undo-toast.js';

interface Props {
  heading: RefObject<HTMLElement | null>;
  onOrdered?: () => void;
}

/** Loading, empty or full: the same in the drawer and on the page. */
export function CartContent(props: Props): ReactNode {
  const [undo, setUndo] = useState<Undo>();
  const forget = useCallback(() => setUndo(undefined), []);
  return (
    <>
      <Content {...props} onUndo={setUndo} />
      {undo !== undefined && <UndoToast undo={undo} onClose={forget} />}
    </>
  );
}

function Content({ heading, onOrdered, onUndo }: Props & { onUndo: (undo: Undo) => void }): ReactNode {
  const { phase, lines, rejections, status } = useCart();
  if (phase === 'loading') return <Skeleton />;
  if (status === 'ORDERED' || (lines.length === 0 && rejections.length === 0)) {
    return (
      <div className="empty">
        <p>Your cart is empty.</p>
        <a className="button quiet" href="/" onClick={follow}>
          Have a look around
        </a>
      </div>
    );
  }
  return (
    <>
      <CartLines heading={heading} onUndo={onUndo} />
      {lines.length > 0 && <Summary {...(onOrdered === undefined ? {} : { onOrdered })} />}
    </>
  );
}
