import type { Merge, MergeOutcome, MergeReason } from '@cartlog/cart-sdk';
import type { ReactNode } from 'react';
import { ProductArt } from '../catalogue/product-art.js';
import { productOf } from '../catalogue/products.js';

const REASONS: Readonly<Record<MergeReason, string>> = {
  INSUFFICIENT_STOCK: 'there are not more in stock',
  LINE_MAXIMUM: 'that is the most one can order',
  LINE_LIMIT: 'the cart is full',
  BELOW_MINIMUM: 'that is below the smallest quantity',
  DISCONTINUED: 'it is no longer sold',
  NO_PRICE: 'it has no price in your currency',
  POLICY: 'you chose the other cart',
};

function sentenceOf({ outcome, granted, requested, reason }: MergeOutcome): string {
  const because = reason === undefined ? '' : `: ${REASONS[reason]}`;
  switch (outcome) {
    case 'ADDED':
      return `Added, ${granted} in your cart`;
    case 'COMBINED':
      return `Was in both, ${granted} in your cart`;
    case 'CLAMPED':
      return `${granted} of ${requested}${because}`;
    case 'NOT_MERGED':
      return `Left out${because}`;
  }
}

/** What becomes, or became, of each line. No line is passed over. */
export function OutcomeList({ merge }: { merge: Merge }): ReactNode {
  return (
    <ul className="outcomes">
      {merge.outcomes.map((outcome) => {
        const name = productOf(outcome.sku)?.name ?? outcome.sku;
        return (
          <li key={outcome.lineId} data-outcome={outcome.outcome}>
            <ProductArt sku={outcome.sku} name={name} />
            <strong>{name}</strong>
            <span>{sentenceOf(outcome)}</span>
          </li>
        );
      })}
      {merge.dropped.map(({ lineId, sku, name }) => (
        <li key={`dropped-${lineId}`} data-outcome="NOT_MERGED">
          <ProductArt sku={sku} name={name} />
          <strong>{name}</strong>
          <span>Taken out of your account’s cart, as you chose</span>
        </li>
      ))}
    </ul>
  );
}
