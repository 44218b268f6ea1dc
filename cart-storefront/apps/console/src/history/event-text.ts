import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import { moneyText, shortId } from '../page/format.js';

/** What kind of thing happened: the colour and the mark of an event. */
export type Tone = 'begin' | 'add' | 'change' | 'remove' | 'merge' | 'order' | 'end';

/** One sentence, and the mark it stands beside. */
export interface EventText {
  tone: Tone;
  mark: string;
  text: string;
}

const as = (tone: Tone, mark: string, text: string): EventText => ({ tone, mark, text });

/** @param nameOf the name of a line, which most events do not repeat */
export function eventText(event: AuditEvent, nameOf: (lineId: string) => string): EventText {
  switch (event.type) {
    case 'CartCreated':
      return as('begin', '●', `Cart opened by a ${event.ownerType.toLowerCase()}, in ${event.currency}`);
    case 'LineItemAdded':
      return as('add', '+', `${event.quantity} × ${event.name} at ${moneyText(event.unitPrice)}`);
    case 'LineItemQuantityChanged':
      return as('change', '±', `${nameOf(event.lineId)}: ${event.previousQuantity} → ${event.quantity}`);
    case 'LineItemRemoved':
      return as('remove', '−', `${nameOf(event.lineId)} removed (${event.quantity})`);
    case 'LineItemRepriced': {
      const { previousUnitPrice, unitPrice } = event;
      return as(
        'change',
        '¤',
        `${nameOf(event.lineId)}: ${moneyText(previousUnitPrice)} → ${moneyText(unitPrice)}`,
      );
    }
    case 'CartCleared':
      return as('remove', '∅', 'Everything removed');
    case 'CartMergeRequested':
      return as(
        'merge',
        '⇢',
        `Merge of guest cart ${shortId(event.guestCartId)} wanted (attempt ${event.attempt})`,
      );
    case 'CartMergeClaimed':
      return as(
        'merge',
        '⇥',
        `Handed over to ${shortId(event.customerCartId)} as of version ${event.version}`,
      );
    case 'CartMerged':
      return as('merge', '⋈', `Merged: ${event.outcomes.length} guest lines accounted for`);
    case 'CartMergeRejected':
    case 'CartMergeReleased':
      return as('merge', '⇠', `Merge failed: ${event.reason}`);
    case 'CartMergedInto':
      return as('end', '⤳', `Lives on in ${shortId(event.customerCartId)}`);
    case 'CartMergeReverted':
      return as(
        'merge',
        '↶',
        `Merge taken back; the guest’s lines are saved in ${shortId(event.savedCartId)}`,
      );
    case 'CartCheckedOut':
      return as('order', '⇪', `Checked out at ${moneyText(event.subtotal)}`);
    case 'CartCheckoutReleased':
      return as('order', '⇩', `Order refused: ${event.reason}. The cart is open again`);
    case 'CartOrdered':
      return as('end', '✓', `Ordered as ${event.orderId}`);
    case 'CartExpired':
      return as('end', '⌛', 'Expired');
  }
}

/** The names of all lines a history mentions. */
export function lineNames(events: readonly AuditEvent[]): (lineId: string) => string {
  const names = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'LineItemAdded') names.set(event.lineId, event.name);
    if ('lines' in event) for (const line of event.lines) names.set(line.lineId, line.name);
  }
  return (lineId) => names.get(lineId) ?? shortId(lineId);
}
