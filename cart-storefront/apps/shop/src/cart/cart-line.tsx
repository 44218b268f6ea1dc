import { formatMoney } from '@cartlog/cart-react';
import type { LineView } from '@cartlog/cart-sdk';
import type { ReactNode, RefCallback } from 'react';
import { ProductArt } from '../catalogue/product-art.js';
import { LineNotes } from './line-notes.js';
import { Stepper } from './stepper.js';

interface Props {
  line: LineView;
  removeRef: RefCallback<HTMLElement>;
  onRemove: () => void;
}

export function CartLineRow({ line, removeRef, onRemove }: Props): ReactNode {
  const { sku, name, attributes, unitPrice, lineTotal, state } = line;
  return (
    <li className="line" data-state={state} data-testid={`line-${sku}`}>
      <ProductArt sku={sku} name={name} />
      <div className="line-what">
        <h3>{name}</h3>
        <p className="muted">
          {unitPrice ? `${formatMoney(unitPrice)} each` : 'Price to come'}
          {Object.entries(attributes).map(([key, value]) => ` · ${key} ${value}`)}
        </p>
        <LineNotes line={line} />
      </div>
      <Stepper line={line} />
      <p className="line-total">
        {lineTotal ? formatMoney(lineTotal) : <span className="muted">updating…</span>}
      </p>
      <button ref={removeRef} className="link" onClick={onRemove} aria-label={`Remove ${name}`}>
        Remove
      </button>
    </li>
  );
}
