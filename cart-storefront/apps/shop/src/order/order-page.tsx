import { formatMoney, useCart } from '@cartlog/cart-react';
import type { ReactNode } from 'react';
import { ProductArt } from '../catalogue/product-art.js';
import { follow } from '../router.js';

/** From checked out to ordered; a refused order makes the cart open again, and the cart page takes over. */
export function OrderPage(): ReactNode {
  const { status, orderId, lines, subtotal } = useCart();
  const ordered = status === 'ORDERED';
  return (
    <section className="order" data-testid="order">
      <p className="order-mark" data-done={ordered} aria-hidden="true">
        {ordered ? '✓' : ''}
      </p>
      <h1 tabIndex={-1}>{ordered ? 'Thank you, it is ordered' : 'Your order is being placed'}</h1>
      <p role="status" className="muted">
        {ordered ? `Order ${orderId ?? ''}` : 'This page tells you as soon as it is done.'}
      </p>
      <ul className="order-lines">
        {lines.map(({ lineId, sku, name, quantity, lineTotal }) => (
          <li key={lineId}>
            <ProductArt sku={sku} name={name} />
            <span>
              {quantity} × {name}
            </span>
            <span>{lineTotal && formatMoney(lineTotal)}</span>
          </li>
        ))}
      </ul>
      {subtotal !== undefined && (
        <p className="sum">
          <span>Total</span>
          <strong>{formatMoney(subtotal)}</strong>
        </p>
      )}
      <a className="button quiet" href="/" onClick={follow}>
        Go on shopping
      </a>
    </section>
  );
}
