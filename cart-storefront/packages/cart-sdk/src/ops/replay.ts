import type { Attributes, Cart, CartLine } from '../api/types.js';
import type { AddItem, Intent, LineIntent, Op } from './op.js';

/** A line as it will be once the pending ops are applied. */
export interface ReplayedLine {
  lineId: string;
  sku: string;
  /** Undefined for a line the server has not named yet and the caller did not either. */
  name: string | undefined;
  attributes: Attributes;
  quantity: number;
  /** The server's line below the pending changes. */
  confirmed: CartLine | undefined;
  pending: boolean;
}

const ofConfirmed = (line: CartLine): ReplayedLine => {
  const { lineId, sku, name, attributes, quantity } = line;
  return { lineId, sku, name, attributes, quantity, confirmed: line, pending: false };
};

/**
 * The optimistic lines: what the server would hold after these intents. Follows the server's rules for
 * quantities and refusals, and knows nothing of prices, stock or limits.
 */
export function replay(confirmed: Cart | undefined, ops: readonly Op[]): ReplayedLine[] {
  const lines = (confirmed?.lines ?? []).map(ofConfirmed);
  return ops.reduce((before, op) => applyIntent(before, op.intent, confirmed), lines);
}

/** A line's quantity after an intent, 0 for no line; undefined when the server would refuse it. */
export function quantityAfter(before: number, intent: LineIntent): number | undefined {
  switch (intent.type) {
    case 'AddItem':
      return before + intent.quantity;
    case 'ChangeQuantity':
      return before === 0 ? undefined : intent.quantity;
    case 'ChangeQuantityBy':
      return before === 0 || before + intent.delta < 0 ? undefined : before + intent.delta;
    case 'RemoveItem':
      return 0;
  }
}

/** The quantity of one line; 0 when there is none. */
export const quantityOf = (lines: readonly ReplayedLine[], lineId: string): number =>
  lines.find((line) => line.lineId === lineId)?.quantity ?? 0;

function applyIntent(lines: ReplayedLine[], intent: Intent, confirmed: Cart | undefined): ReplayedLine[] {
  if (intent.type === 'ClearCart') return [];
  if (intent.type === 'Recalculate') return lines.map((line) => ({ ...line, pending: true }));
  const before = quantityOf(lines, intent.lineId);
  const quantity = quantityAfter(before, intent);
  if (quantity === undefined) return lines;
  if (quantity === 0) return lines.filter(({ lineId }) => lineId !== intent.lineId);
  if (before === 0 && intent.type === 'AddItem') return [...lines, newLine(intent, confirmed)];
  return lines.map((line) => (line.lineId === intent.lineId ? { ...line, quantity, pending: true } : line));
}

/** A line added again after its removal keeps the name the server gave it, not the price. */
const newLine = (
  { lineId, sku, attributes, quantity, name }: AddItem,
  confirmed: Cart | undefined,
): ReplayedLine => ({
  lineId,
  sku,
  name: name ?? confirmed?.lines.find((line) => line.lineId === lineId)?.name,
  attributes,
  quantity,
  confirmed: undefined,
  pending: true,
});
