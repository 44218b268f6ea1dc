import { contentsAfterEach, type AuditEvent } from '@cartlog/cart-sdk/audit';
import type { Tone } from './event-text.js';
import { eventText } from './event-text.js';

/** One version of the cart, for the chart. */
export interface Point {
  version: number;
  at: string;
  items: number;
  amountMinor: number;
  tone: Tone;
}

/** How the cart grew: folded here only to draw it, from the events that are shown anyway. */
export function growthOf(events: readonly AuditEvent[]): Point[] {
  const contents = contentsAfterEach(events);
  return events.map((event, i) => ({
    version: event.meta.version,
    at: event.meta.occurredAt,
    items: contents[i]?.itemCount ?? 0,
    amountMinor: contents[i]?.amountMinor ?? 0,
    tone: eventText(event, () => '').tone,
  }));
}
