import { useCart, useCartClient, useRemoval } from '@cartlog/cart-react';
import type { LineView } from '@cartlog/cart-sdk';
import { messageFor } from '@cartlog/cart-sdk/messages';
import type { ReactNode, RefObject } from 'react';
import { productOf } from '../catalogue/products.js';
import { CartLineRow } from './cart-line.js';
import type { Undo } from './undo-toast.js';

interface Props {
  /** Takes the focus when the first line is removed. */
  heading: RefObject<HTMLElement | null>;
  onUndo: (undo: Undo) => void;
}

export function CartLines({ heading, onUndo }: Props): ReactNode {
  const { lines } = useCart();
  const { buttonRef, remove } = useRemoval(heading);
  const onRemove = ({ lineId, name }: LineView): void => {
    onUndo({ text: `${name} removed.`, run: remove(lineId) });
  };
  return (
    <>
      <ul className="lines">
        {lines.map((line) => (
          <CartLineRow
            key={line.lineId}
            line={line}
            removeRef={buttonRef(line.lineId)}
            onRemove={() => onRemove(line)}
          />
        ))}
      </ul>
      <LostLines />
    </>
  );
}

/** Refusals about lines that are not in the cart. */
function LostLines(): ReactNode {
  const cart = useCartClient();
  const { rejections, lines } = useCart();
  const lost = rejections.filter(
    ({ intent }) => 'lineId' in intent && !lines.some(({ lineId }) => lineId === intent.lineId),
  );
  return lost.map(({ opId, intent, code, allowed }) => (
    <p key={opId} className="refusal lost">
      <strong>
        {'sku' in intent ? (intent.name ?? productOf(intent.sku)?.name ?? intent.sku) : 'A line'}
      </strong>
      : {messageFor(code, allowed)}{' '}
      <button className="link" onClick={() => cart.dismiss(opId)}>
        All right
      </button>
    </p>
  ));
}
