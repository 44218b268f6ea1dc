import type { Cart, CartStatus, EventLine } from '../api/types.js';
import { stateHashOf } from '../verify/identity.js';
import type { AuditEvent } from './events.js';

interface Folded {
  cartId: string;
  store: string;
  currency: string;
  ownerType: 'GUEST' | 'CUSTOMER';
  createdAt: string;
  status: CartStatus;
  lines: EventLine[];
  mergedInto?: string;
  orderId?: string;
}

/**
 * The cart that a history leaves, without flags (they depend on today's catalogue).
 * @throws Error for a history that does not begin with CartCreated, or has a gap
 */
export function foldCart(events: readonly AuditEvent[]): Cart {
  const carts = [...foldEach(events)];
  const last = events.at(-1);
  const folded = carts.at(-1);
  if (last === undefined || folded === undefined) throw new Error(BEGINNING);
  return documentOf(folded, last.meta.version, last.meta.occurredAt);
}

/** What is in a cart. */
export interface Contents {
  itemCount: number;
  /** In the cart's currency. */
  amountMinor: number;
}

/**
 * What is in the cart after each event, in one pass.
 * @throws Error as {@link foldCart} does
 */
export const contentsAfterEach = (events: readonly AuditEvent[]): Contents[] =>
  [...foldEach(events)].map(({ lines }) => contentsOf(lines));

const BEGINNING = 'a history begins with CartCreated';

function* foldEach(events: readonly AuditEvent[]): Generator<Folded> {
  const [first, ...rest] = events;
  if (first?.type !== 'CartCreated') throw new Error(BEGINNING);
  const { store, currency, ownerType, meta } = first;
  let { version } = meta;
  let cart: Folded = {
    cartId: meta.cartId,
    store,
    currency,
    ownerType,
    createdAt: meta.occurredAt,
    status: first.savedFromMergeId === undefined ? 'ACTIVE' : 'SAVED',
    lines: [],
  };
  yield cart;
  for (const event of rest) {
    if (event.meta.version !== version + 1) throw new Error(`version ${event.meta.version} after ${version}`);
    version = event.meta.version;
    cart = evolve(cart, event);
    yield cart;
  }
}

const contentsOf = (lines: readonly EventLine[]): Contents => ({
  itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  amountMinor: lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice.amountMinor, 0),
});

function evolve(cart: Folded, event: AuditEvent): Folded {
  switch (event.type) {
    case 'CartCreated':
      throw new Error('a cart is created once');
    case 'LineItemAdded': {
      const { lineId, sku, name, attributes, quantity, unitPrice, meta } = event;
      const line = { lineId, sku, name, attributes, quantity, unitPrice, addedAt: meta.occurredAt };
      return { ...cart, lines: [...cart.lines, line] };
    }
    case 'LineItemQuantityChanged':
      return onLine(cart, event.lineId, { quantity: event.quantity });
    case 'LineItemRepriced':
      return onLine(cart, event.lineId, { unitPrice: event.unitPrice });
    case 'LineItemRemoved':
      return { ...cart, lines: cart.lines.filter(({ lineId }) => lineId !== event.lineId) };
    case 'CartCleared':
      return { ...cart, lines: [] };
    case 'CartMergeRequested':
    case 'CartMergeRejected':
      return cart;
    case 'CartMergeClaimed':
      return { ...cart, status: 'MERGING' };
    case 'CartMergeReleased':
    case 'CartCheckoutReleased':
      return { ...cart, status: 'ACTIVE' };
    case 'CartMerged':
    case 'CartMergeReverted':
      return { ...cart, lines: event.lines };
    case 'CartMergedInto':
      return { ...cart, status: 'MERGED', mergedInto: event.customerCartId };
    case 'CartCheckedOut':
      return { ...cart, status: 'CHECKED_OUT' };
    case 'CartOrdered':
      return { ...cart, status: 'ORDERED', orderId: event.orderId };
    case 'CartExpired':
      return { ...cart, status: 'EXPIRED' };
  }
}

const onLine = (cart: Folded, lineId: string, change: Partial<EventLine>): Folded => ({
  ...cart,
  lines: cart.lines.map((line) => (line.lineId === lineId ? { ...line, ...change } : line)),
});

function documentOf(cart: Folded, version: number, updatedAt: string): Cart {
  const { cartId, status, store, currency, ownerType, createdAt, mergedInto, orderId } = cart;
  const lines = cart.lines.map((line) => ({
    ...line,
    lineTotal: { amountMinor: line.unitPrice.amountMinor * line.quantity, currency },
    flags: [],
  }));
  const { itemCount, amountMinor } = contentsOf(cart.lines);
  const document: Omit<Cart, 'stateHash'> = {
    cartId,
    version,
    status,
    store,
    currency,
    owner: { type: ownerType },
    lines,
    itemCount,
    subtotal: { amountMinor, currency },
    createdAt,
    updatedAt,
    ...(mergedInto === undefined ? {} : { mergedInto }),
    ...(orderId === undefined ? {} : { orderId }),
  };
  return { ...document, stateHash: stateHashOf(document) };
}
