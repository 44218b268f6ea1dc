// Histories for the shared vectors, written as the audit API shows events; hashes are filled in.
import { createHash } from 'node:crypto';
import { FIRST_PREVIOUS_HASH, eventHashOf } from '../packages/cart-sdk/dist/audit/index.js';
import { lineIdOf } from '../packages/cart-sdk/dist/index.js';

const uuid = (name) => {
  const bytes = createHash('sha1').update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
const sha = (text) => createHash('sha256').update(text).digest('hex');
const cartIdOf = (name, n = 1) =>
  `${createHash('sha256').update(name).digest('base64url').slice(0, 21)}A.${n}`;

/** Gives each event its meta, in order, one millisecond over a second apart. */
export function history(cartId, actor, payloads) {
  let previousHash = FIRST_PREVIOUS_HASH;
  return payloads.map((payload, i) => {
    const version = i + 1;
    const commandId = uuid(`command ${cartId} ${version}`);
    const meta = {
      eventId: uuid(`event ${cartId}/${version}`),
      cartId,
      version,
      occurredAt: new Date(Date.UTC(2026, 0, 2, 3, 4, 5) + version * 1001).toISOString(),
      actor,
      commandId,
      commandFingerprint: sha(`fingerprint ${commandId}`),
      correlationId: uuid(`correlation ${commandId}`),
      causationId: commandId,
      previousHash,
    };
    const event = { ...payload, meta };
    previousHash = eventHashOf(event);
    return { type: payload.type, meta: { ...meta, hash: previousHash }, ...payload };
  });
}

const eur = (amountMinor) => ({ amountMinor, currency: 'EUR' });
const GUEST = cartIdOf('guest');
const CUSTOMER = cartIdOf('customer');
const guestActor = { type: 'GUEST', id: GUEST };
const customerActor = { type: 'CUSTOMER', id: 'alice' };
const created = (more) => ({ type: 'CartCreated', store: 'default', currency: 'EUR', ...more });
const guestCreated = created({ ownerType: 'GUEST', guestTokenHash: sha('guest token') });
const customerCreated = created({ ownerType: 'CUSTOMER', customerId: 'alice' });
const added = (sku, quantity, price, attributes = {}, name = `Item ${sku}`) => ({
  type: 'LineItemAdded',
  lineId: lineIdOf(sku, attributes),
  sku,
  name,
  attributes,
  quantity,
  unitPrice: eur(price),
});
const changed = (sku, previousQuantity, quantity) => ({
  type: 'LineItemQuantityChanged',
  lineId: lineIdOf(sku),
  previousQuantity,
  quantity,
});
const removed = (sku, quantity) => ({ type: 'LineItemRemoved', lineId: lineIdOf(sku), quantity });
const repriced = (sku, from, to) => ({
  type: 'LineItemRepriced',
  lineId: lineIdOf(sku),
  previousUnitPrice: eur(from),
  unitPrice: eur(to),
});
const line = (sku, quantity, price, addedAt) => ({
  lineId: lineIdOf(sku),
  sku,
  name: `Item ${sku}`,
  attributes: {},
  quantity,
  unitPrice: eur(price),
  addedAt,
});

const mergeId = uuid(`merge ${GUEST}/alice`);
const attempt = 1;
const T1 = '2026-01-02T03:04:07.002Z';
const T2 = '2026-01-02T03:04:08.003Z';
const customerLines = [line('sku-1', 2, 1999, T1)];
const guestLines = [line('sku-1', 3, 1999, T1), line('sku-2', 4, 550, T2)];
const mergedLines = [line('sku-1', 3, 1999, T1), line('sku-2', 2, 525, T2)];
const cap = (available) => ({
  active: true,
  available,
  backorderable: false,
  maxQuantity: 999,
  minQuantity: 1,
});
const policies = { cartPolicy: 'MERGE', quantityPolicy: 'MAX' };
const requested = { type: 'CartMergeRequested', mergeId, attempt, guestCartId: GUEST, ...policies };
const merged = {
  type: 'CartMerged',
  mergeId,
  attempt,
  ruleVersion: 1,
  guestCartId: GUEST,
  ...policies,
  customerLines,
  guestLines,
  caps: { items: { 'sku-1': cap(100), 'sku-2': cap(2) }, lineLimit: 200, perLineMaximum: 999 },
  prices: { 'sku-1': eur(1999), 'sku-2': eur(525) },
  outcomes: [
    { lineId: lineIdOf('sku-1'), sku: 'sku-1', outcome: 'COMBINED', requested: 3, granted: 3 },
    {
      lineId: lineIdOf('sku-2'),
      sku: 'sku-2',
      outcome: 'CLAMPED',
      requested: 4,
      granted: 2,
      reason: 'INSUFFICIENT_STOCK',
    },
  ],
  lines: mergedLines,
};
const guestFilled = [guestCreated, added('sku-1', 3, 1999), added('sku-2', 4, 550)];
const claimed = {
  type: 'CartMergeClaimed',
  mergeId,
  attempt,
  customerCartId: CUSTOMER,
  version: 3,
  lines: guestLines,
};
const checkoutId = uuid('checkout');
const checkedOut = {
  type: 'CartCheckedOut',
  checkoutId,
  lines: [line('sku-1', 2, 1999, T1)],
  subtotal: eur(3998),
};
const customerFilled = [customerCreated, added('sku-1', 2, 1999)];
const SAVED = cartIdOf('customer', 2);

export const HISTORIES = [
  ['a new guest cart', GUEST, guestActor, [guestCreated]],
  [
    'lines keep their order through changes, a removed one comes back last',
    GUEST,
    guestActor,
    [
      guestCreated,
      added('sku-1', 1, 1999),
      added('sku-2', 4, 550),
      added('sku-3', 1, 1),
      changed('sku-1', 1, 5),
      removed('sku-2', 4),
      added('sku-2', 1, 560),
    ],
  ],
  [
    'attributes make lines, names are not part of them',
    GUEST,
    guestActor,
    [
      guestCreated,
      added('sku-1', 1, 1999),
      added('sku-1', 2, 1999, { size: 'M', colour: 'blå' }, 'Tröja “M” \\ blå'),
      added('sku-1', 3, 1999, { colour: 'é' }, 'composed'),
      added('sku-1', 4, 1999, { colour: 'e\u0301' }, 'decomposed'),
      added('sku-1', 5, 1999, { '😀': '\u007f', ﬀ: '' }, '😀'),
    ],
  ],
  ['a new price', GUEST, guestActor, [guestCreated, added('sku-1', 3, 1999), repriced('sku-1', 1999, 0)]],
  [
    'cleared and begun again',
    GUEST,
    guestActor,
    [...guestFilled, { type: 'CartCleared' }, added('sku-3', 1, 1)],
  ],
  [
    'large amounts',
    CUSTOMER,
    customerActor,
    [customerCreated, added('sku-1', 999, 9_007_199_254), added('sku-2', 1, 0)],
  ],
  [
    'the guest side of a merge',
    GUEST,
    guestActor,
    [...guestFilled, claimed, { type: 'CartMergedInto', mergeId, customerCartId: CUSTOMER }],
  ],
  ['a guest cart that is being merged', GUEST, guestActor, [...guestFilled, claimed]],
  [
    'a guest cart released by a failed merge',
    GUEST,
    guestActor,
    [
      ...guestFilled,
      claimed,
      { type: 'CartMergeReleased', mergeId, attempt, reason: 'TIMEOUT' },
      changed('sku-1', 3, 1),
    ],
  ],
  ['the customer side of a merge', CUSTOMER, customerActor, [...customerFilled, requested, merged]],
  [
    'a failed merge and its next attempt',
    CUSTOMER,
    customerActor,
    [
      ...customerFilled,
      requested,
      { type: 'CartMergeRejected', mergeId, attempt, reason: 'TIMEOUT' },
      { ...requested, attempt: 2 },
      { ...merged, attempt: 2 },
    ],
  ],
  [
    'a merge taken back',
    CUSTOMER,
    customerActor,
    [
      ...customerFilled,
      requested,
      merged,
      { type: 'CartMergeReverted', mergeId, lines: customerLines, savedCartId: SAVED },
    ],
  ],
  [
    'what a merge taken back gave to the customer',
    SAVED,
    customerActor,
    [{ ...customerCreated, savedFromMergeId: mergeId }, added('sku-1', 3, 1999), added('sku-2', 4, 550)],
  ],
  [
    'checked out, released, changed, checked out and ordered',
    CUSTOMER,
    customerActor,
    [
      ...customerFilled,
      checkedOut,
      { type: 'CartCheckoutReleased', checkoutId, reason: 'payment-declined' },
      changed('sku-1', 2, 1),
      {
        ...checkedOut,
        checkoutId: uuid('checkout 2'),
        lines: [line('sku-1', 1, 1999, T1)],
        subtotal: eur(1999),
      },
      { type: 'CartOrdered', checkoutId: uuid('checkout 2'), orderId: 'order-1' },
    ],
  ],
  ['checked out', CUSTOMER, customerActor, [...customerFilled, checkedOut]],
  [
    'expired',
    GUEST,
    guestActor,
    [...guestFilled, { type: 'CartExpired', idleSince: '2026-01-02T03:04:08.003Z' }],
  ],
];
