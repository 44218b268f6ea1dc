import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import { historyOf } from '../api/api.js';

export type Merged = Extract<AuditEvent, { type: 'CartMerged' }>;
export type MergeEvent = Extract<AuditEvent, { mergeId: string }>;

/** One merge over both carts, in the order things happened. */
export interface MergeStory {
  guestCartId: string;
  customerCartId: string;
  steps: MergeEvent[];
  /** Undefined for a merge that has not come to its third step. */
  merged: Merged | undefined;
}

const ofMerge = (events: readonly AuditEvent[], mergeId: string): MergeEvent[] =>
  events.filter((event): event is MergeEvent => 'mergeId' in event && event.mergeId === mergeId);

/** The other cart of the merge, as this cart's events name it. */
function partnerOf(steps: readonly MergeEvent[]): string | undefined {
  for (const step of steps) {
    if ('guestCartId' in step) return step.guestCartId;
    if ('customerCartId' in step) return step.customerCartId;
  }
  return undefined;
}

/** @throws ApiError; Error for a merge this cart has no part in */
export async function mergeStory(cartId: string, mergeId: string, signal: AbortSignal): Promise<MergeStory> {
  const own = ofMerge((await historyOf(cartId, signal)).events, mergeId);
  const partner = partnerOf(own);
  if (partner === undefined) throw new Error('This cart has no part in that merge.');
  const other = ofMerge((await historyOf(partner, signal)).events, mergeId);
  const steps = [...own, ...other].sort(
    (a, b) => a.meta.occurredAt.localeCompare(b.meta.occurredAt) || rank(a) - rank(b),
  );
  const isCustomer = own.some(({ type }) => type === 'CartMergeRequested');
  return {
    guestCartId: isCustomer ? partner : cartId,
    customerCartId: isCustomer ? cartId : partner,
    steps,
    merged: steps.findLast((step): step is Merged => step.type === 'CartMerged'),
  };
}

const ORDER = [
  'CartMergeRequested',
  'CartMergeClaimed',
  'CartMerged',
  'CartMergeRejected',
  'CartMergeReleased',
  'CartMergedInto',
  'CartMergeReverted',
];

const rank = ({ type }: MergeEvent): number => ORDER.indexOf(type);
