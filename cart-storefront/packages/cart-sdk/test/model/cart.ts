import type { Cart, CartLine, CartStatus } from '../../src/api/types.js';
import { stateHashOf } from '../../src/verify/identity.js';

export type ModelLine = Omit<CartLine, 'lineTotal' | 'flags'>;

/** A cart as the model server holds it. */
export interface ModelCart {
  cartId: string;
  owner: { type: 'GUEST'; token: string } | { type: 'CUSTOMER'; subject: string };
  store: string;
  currency: string;
  status: CartStatus;
  version: number;
  lines: ModelLine[];
  createdAt: string;
  updatedAt: string;
  mergedInto?: string;
  orderId?: string;
  appliedCommandIds: string[];
  /** By idempotency key: what was answered, and a fingerprint of what was asked. */
  answers: Map<string, { fingerprint: string; events: { type: string; version: number }[] }>;
}

export function documentOf(cart: ModelCart): Cart {
  const { cartId, version, status, store, currency, createdAt, updatedAt, mergedInto, orderId } = cart;
  const lines: CartLine[] = cart.lines.map((line) => ({
    ...line,
    lineTotal: { amountMinor: line.unitPrice.amountMinor * line.quantity, currency },
    flags: [],
  }));
  const amountMinor = lines.reduce((sum, line) => sum + line.lineTotal.amountMinor, 0);
  const document: Omit<Cart, 'stateHash'> = {
    cartId,
    version,
    status,
    store,
    currency,
    owner: { type: cart.owner.type },
    lines,
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: { amountMinor, currency },
    createdAt,
    updatedAt,
    ...(mergedInto === undefined ? {} : { mergedInto }),
    ...(orderId === undefined ? {} : { orderId }),
  };
  return { ...document, stateHash: stateHashOf(document) };
}
