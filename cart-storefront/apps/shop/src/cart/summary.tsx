import { formatMoney, useCart, useCheckout } from '@cartlog/cart-react';
import type { ReactNode } from 'react';
import { go } from '../router.js';

/** The sum, and the way to order. The sum is always the server's. */
export function Summary({ onOrdered }: { onOrdered?: () => void }): ReactNode {
  const { subtotal, updating, pendingCount, itemCount, connection } = useCart();
  const [checkout, start] = useCheckout();
  const order = (): void => {
    void start().then(() => {
      onOrdered?.();
      go('/cart');
    });
  };
  return (
    <div className="summary">
      <p className="sum">
        <span>
          {itemCount} {itemCount === 1 ? 'item' : 'items'}
        </span>
        <strong data-testid="subtotal" data-updating={updating}>
          {updating || subtotal === undefined ? 'updating…' : formatMoney(subtotal)}
        </strong>
      </p>
      <button className="button primary wide" onClick={order} disabled={checkout.phase === 'waiting'}>
        {checkout.phase === 'waiting' ? 'Placing the order…' : 'Check out'}
      </button>
      {pendingCount > 0 && (
        <p className="muted">
          {connection === 'online'
            ? 'Saving your last changes first.'
            : 'Checkout waits until your changes have reached the shop.'}
        </p>
      )}
      {checkout.phase === 'failed' && (
        <p role="alert" className="refusal">
          {checkout.message}
        </p>
      )}
    </div>
  );
}
