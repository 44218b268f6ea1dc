import { formatMoney, useCartClient, useCartValue } from '@cartlog/cart-react';
import { lineIdOf } from '@cartlog/cart-sdk';
import type { ReactNode } from 'react';
import { ProductArt } from './product-art.js';
import type { Product } from './products.js';

const SCARCE_MAX = 5;

function noteOf({ active, available, leastPerLine }: Product): string {
  if (!active) return 'No longer sold';
  if (available <= SCARCE_MAX) return `Only ${available} left`;
  return leastPerLine > 1 ? `From ${leastPerLine}` : '';
}

export function ProductCard({ product }: { product: Product }): ReactNode {
  const cart = useCartClient();
  const { sku, name, price, leastPerLine } = product;
  const lineId = lineIdOf(sku);
  const inCart = useCartValue(({ lines, status }) =>
    status === 'ORDERED' ? 0 : (lines.find((line) => line.lineId === lineId)?.quantity ?? 0),
  );
  const refused = useCartValue(({ rejections, lines }) =>
    rejections.some(
      ({ intent }) =>
        'lineId' in intent && intent.lineId === lineId && !lines.some((it) => it.lineId === lineId),
    ),
  );
  const note = noteOf(product);
  return (
    <li className="card" data-testid={`product-${sku}`}>
      <ProductArt sku={sku} name={name} />
      <h2>{name}</h2>
      <p className="card-facts">
        <span className="price">{formatMoney(price)}</span>
        {note !== '' && <span className="tag">{note}</span>}
      </p>
      <button
        className="button primary"
        onClick={() => cart.add({ sku, name, quantity: inCart === 0 ? leastPerLine : 1 })}
      >
        {inCart > 0 ? `${inCart} in cart, add more` : refused ? 'Not added. Try again' : 'Add to cart'}
        <span className="sr">: {name}</span>
      </button>
    </li>
  );
}
