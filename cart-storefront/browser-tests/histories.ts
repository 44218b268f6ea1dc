import { createHash } from 'node:crypto';
import type { EventLine, MergeOutcome } from '../packages/cart-sdk/src/api/types.js';
import { eventHashOf, FIRST_PREVIOUS_HASH, type AuditEvent } from '../packages/cart-sdk/src/audit/index.js';
import { lineIdOf } from '../packages/cart-sdk/src/verify/identity.js';
import { PRODUCTS } from './products.js';

export const GUEST_CART = 'Wn3kT9vQe5xLr0aYb2sUdA.1';
export const CUSTOMER_CART = 'p7HcM1zJf4oGi8qXw6tRkA.1';
export const MERGE_ID = '6f1c2d3e-4b5a-5c6d-8e7f-9a0b1c2d3e4f';

type Payload<E> = E extends AuditEvent ? Omit<E, 'meta'> : never;
/** A payload, when it happened (seconds after the beginning), and whether it belongs to the request before. */
type Told = [atSeconds: number, payload: Payload<AuditEvent>, sameCommand?: boolean];

const BEGIN = Date.UTC(2026, 0, 2, 18, 4, 11, 208);
const products = new Map(PRODUCTS);

function tell(cartId: string, actor: { type: string; id: string }, story: Told[]): AuditEvent[] {
  let previousHash = FIRST_PREVIOUS_HASH;
  let command = 0;
  return story.map(([atSeconds, payload, sameCommand], i) => {
    if (sameCommand !== true) command += 1;
    const commandId = createHash('sha256').update(`${cartId} ${command}`).digest('hex').slice(0, 32);
    const meta = {
      eventId: createHash('sha256')
        .update(`${cartId}/${i + 1}`)
        .digest('hex')
        .slice(0, 32),
      cartId,
      version: i + 1,
      occurredAt: new Date(BEGIN + atSeconds * 1000).toISOString(),
      actor: 'mergeId' in payload ? { type: 'SYSTEM', id: 'merge' } : actor,
      commandId,
      commandFingerprint: createHash('sha256').update(commandId).digest('hex'),
      correlationId: `req-${commandId.slice(0, 12)}`,
      causationId: commandId,
      previousHash,
      hash: '',
    };
    const event = { ...payload, meta };
    event.meta.hash = eventHashOf(event);
    previousHash = event.meta.hash;
    return event;
  });
}

const price = (sku: string): { amountMinor: number; currency: string } => ({
  amountMinor: products.get(sku)?.amountMinor ?? 0,
  currency: 'EUR',
});
const nameOf = (sku: string): string => products.get(sku)?.name ?? sku;
const added = (sku: string, quantity: number): Payload<AuditEvent> => ({
  type: 'LineItemAdded',
  lineId: lineIdOf(sku),
  sku,
  name: nameOf(sku),
  attributes: {},
  quantity,
  unitPrice: price(sku),
});
const changed = (sku: string, previousQuantity: number, quantity: number): Payload<AuditEvent> => ({
  type: 'LineItemQuantityChanged',
  lineId: lineIdOf(sku),
  previousQuantity,
  quantity,
});
const line = (sku: string, quantity: number): EventLine => ({
  lineId: lineIdOf(sku),
  sku,
  name: nameOf(sku),
  attributes: {},
  quantity,
  unitPrice: price(sku),
  addedAt: new Date(BEGIN).toISOString(),
});
const outcome = (
  sku: string,
  kind: MergeOutcome['outcome'],
  requested: number,
  granted: number,
  reason?: MergeOutcome['reason'],
): MergeOutcome => ({
  lineId: lineIdOf(sku),
  sku,
  outcome: kind,
  requested,
  granted,
  ...(reason ? { reason } : {}),
});

const guestLines = [
  line('sku-1', 4),
  line('sku-8', 2),
  line('sku-37', 6),
  line('sku-38', 1),
  line('sku-12', 9),
];
const customerLines = [line('sku-1', 2), line('sku-4', 1), line('sku-20', 1)];
const mergedLines = [
  line('sku-1', 4),
  line('sku-4', 1),
  line('sku-20', 1),
  line('sku-8', 2),
  line('sku-37', 2),
  line('sku-12', 9),
];
const policies = { cartPolicy: 'MERGE', quantityPolicy: 'MAX' };
const attempt = 1;
const mergeId = MERGE_ID;
const orderLines = mergedLines.filter(({ sku }) => sku !== 'sku-37');
const subtotal = {
  amountMinor: orderLines.reduce((sum, it) => sum + it.quantity * it.unitPrice.amountMinor, 0),
  currency: 'EUR',
};

const guest = tell(GUEST_CART, { type: 'GUEST', id: GUEST_CART }, [
  [
    0,
    {
      type: 'CartCreated',
      store: 'default',
      currency: 'EUR',
      ownerType: 'GUEST',
      guestTokenHash: 'a'.repeat(64),
    },
  ],
  [0.4, added('sku-1', 1)],
  [2.2, changed('sku-1', 1, 4)],
  [31, added('sku-8', 2)],
  [31, added('sku-37', 6), true],
  [44, added('sku-33', 5)],
  [49, { type: 'LineItemRemoved', lineId: lineIdOf('sku-33'), quantity: 5 }],
  [3_720, added('sku-38', 1)],
  [3_733, added('sku-12', 9)],
  [
    3_791.02,
    {
      type: 'CartMergeClaimed',
      mergeId,
      attempt,
      customerCartId: CUSTOMER_CART,
      version: 9,
      lines: guestLines,
    },
  ],
  [3_791.05, { type: 'CartMergedInto', mergeId, customerCartId: CUSTOMER_CART }],
]);

const customer = tell(CUSTOMER_CART, { type: 'CUSTOMER', id: 'alice' }, [
  [
    -90_000,
    { type: 'CartCreated', store: 'default', currency: 'EUR', ownerType: 'CUSTOMER', customerId: 'alice' },
  ],
  [-89_990, added('sku-1', 2)],
  [-89_970, added('sku-4', 1)],
  [-4_000, added('sku-20', 1)],
  [3_791, { type: 'CartMergeRequested', mergeId, attempt, guestCartId: GUEST_CART, ...policies }],
  [
    3_791.034,
    {
      type: 'CartMerged',
      mergeId,
      attempt,
      ruleVersion: 1,
      guestCartId: GUEST_CART,
      ...policies,
      customerLines,
      guestLines,
      caps: { items: {}, lineLimit: 200, perLineMaximum: 999 },
      prices: {},
      outcomes: [
        outcome('sku-1', 'COMBINED', 4, 4),
        outcome('sku-8', 'ADDED', 2, 2),
        outcome('sku-37', 'CLAMPED', 6, 2, 'INSUFFICIENT_STOCK'),
        outcome('sku-38', 'NOT_MERGED', 1, 0, 'DISCONTINUED'),
        outcome('sku-12', 'ADDED', 9, 9),
      ],
      lines: mergedLines,
    },
  ],
  [3_830, { type: 'LineItemRemoved', lineId: lineIdOf('sku-37'), quantity: 2 }],
  [3_851, { type: 'CartCheckedOut', checkoutId: 'checkout-1', lines: orderLines, subtotal }],
  [3_852.4, { type: 'CartOrdered', checkoutId: 'checkout-1', orderId: 'order-20260102-118' }],
]);

/** A guest's evening, a sign-in, a merge with every kind of outcome, and an order. */
export const HISTORIES: readonly (readonly AuditEvent[])[] = [guest, customer];
