import type { EventLine, Merge, Money } from '../api/types.js';

export interface EventMeta {
  eventId: string;
  cartId: string;
  version: number;
  occurredAt: string;
  actor: { type: string; id: string };
  commandId: string;
  commandFingerprint: string;
  correlationId: string;
  causationId: string;
  previousHash: string;
  hash: string;
}

type Of<T extends string, Fields = object> = { type: T; meta: EventMeta } & Fields;
/** What the catalogue allowed for one SKU when a merge was decided. */
export interface ItemCap {
  active: boolean;
  available: number;
  backorderable: boolean;
  minQuantity: number;
  maxQuantity: number;
}

type MergeStep = { mergeId: string; attempt: number };

/** An event as the audit API shows it. */
export type AuditEvent =
  | Of<
      'CartCreated',
      {
        store: string;
        currency: string;
        ownerType: 'GUEST' | 'CUSTOMER';
        guestTokenHash?: string;
        customerId?: string;
        /** Set on a cart that holds what an undone merge gave back. */
        savedFromMergeId?: string;
      }
    >
  | Of<'LineItemAdded', Omit<EventLine, 'addedAt'>>
  | Of<'LineItemQuantityChanged', { lineId: string; previousQuantity: number; quantity: number }>
  | Of<'LineItemRemoved', { lineId: string; quantity: number }>
  | Of<'LineItemRepriced', { lineId: string; previousUnitPrice: Money; unitPrice: Money }>
  | Of<'CartCleared'>
  | Of<'CartMergeRequested', MergeStep & { guestCartId: string; cartPolicy: string; quantityPolicy: string }>
  | Of<'CartMergeClaimed', MergeStep & { customerCartId: string; version: number; lines: EventLine[] }>
  | Of<
      'CartMerged',
      MergeStep & {
        ruleVersion: number;
        guestCartId: string;
        cartPolicy: string;
        quantityPolicy: string;
        customerLines: EventLine[];
        guestLines: EventLine[];
        caps: { items: Record<string, ItemCap>; lineLimit: number; perLineMaximum: number };
        /** By SKU; none for what has no price in the cart's currency. */
        prices: Record<string, Money>;
        outcomes: Merge['outcomes'];
        lines: EventLine[];
      }
    >
  | Of<'CartMergeRejected', MergeStep & { reason: string }>
  | Of<'CartMergeReleased', MergeStep & { reason: string }>
  | Of<'CartMergedInto', { mergeId: string; customerCartId: string }>
  | Of<'CartMergeReverted', { mergeId: string; lines: EventLine[]; savedCartId: string }>
  | Of<'CartCheckedOut', { checkoutId: string; lines: EventLine[]; subtotal: Money }>
  | Of<'CartCheckoutReleased', { checkoutId: string; reason: string }>
  | Of<'CartOrdered', { checkoutId: string; orderId: string }>
  | Of<'CartExpired', { idleSince: string }>;
