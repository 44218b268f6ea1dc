import { useCartValue } from '@cartlog/cart-react';
import type { ReactNode } from 'react';
import { follow } from '../router.js';
import { Account } from './account.js';

interface Props {
  onCart: () => void;
  onSignedIn: () => void;
}

export function Header({ onCart, onSignedIn }: Props): ReactNode {
  return (
    <header className="head">
      <a className="brand" href="/" onClick={follow}>
        <img src="/icon.svg" alt="" width={32} height={32} />
        <span>Larder &amp; Log</span>
      </a>
      <div className="head-tools">
        <Account onSignedIn={onSignedIn} />
        <CartButton onCart={onCart} />
      </div>
    </header>
  );
}

function CartButton({ onCart }: { onCart: () => void }): ReactNode {
  const items = useCartValue(({ itemCount, status }) => (status === 'ORDERED' ? 0 : itemCount));
  const updating = useCartValue((view) => view.updating);
  return (
    <button className="button cart-button" onClick={onCart} aria-haspopup="dialog" data-testid="open-cart">
      Cart
      <span className="count" data-updating={updating}>
        {items}
        <span className="sr"> {items === 1 ? 'item' : 'items'}</span>
      </span>
    </button>
  );
}
