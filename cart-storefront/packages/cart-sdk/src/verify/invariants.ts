import type { Cart } from '../api/types.js';
import { lineIdOf, stateHashOf } from './identity.js';

export interface Violation {
  invariant: 'state-hash' | 'line-id' | 'line-total' | 'item-count' | 'subtotal';
  detail: string;
}

/** What a cart document claims about itself and does not hold; empty for a sound one. */
export function violationsOf(cart: Cart): Violation[] {
  const found: Violation[] = [];
  const expect = (holds: boolean, invariant: Violation['invariant'], detail: string): void => {
    if (!holds) found.push({ invariant, detail });
  };
  for (const line of cart.lines) {
    expect(line.lineId === lineIdOf(line.sku, line.attributes), 'line-id', line.lineId);
    const total = line.unitPrice.amountMinor * line.quantity;
    expect(line.lineTotal.amountMinor === total, 'line-total', line.lineId);
  }
  const items = cart.lines.reduce((sum, line) => sum + line.quantity, 0);
  const subtotal = cart.lines.reduce((sum, line) => sum + line.lineTotal.amountMinor, 0);
  expect(cart.itemCount === items, 'item-count', `${cart.itemCount}, lines say ${items}`);
  expect(cart.subtotal.amountMinor === subtotal, 'subtotal', `${cart.subtotal.amountMinor}`);
  expect(cart.stateHash === stateHashOf(cart), 'state-hash', cart.stateHash);
  return found;
}
