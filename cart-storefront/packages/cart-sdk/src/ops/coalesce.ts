import type { Cart } from '../api/types.js';
import type { LineIntent, Op } from './op.js';
import { quantityAfter, quantityOf, replay } from './replay.js';

/** The contract's limit; a sum above it stays two ops, so that the part below it can still succeed. */
const LINE_QUANTITY_MAX = 999;

/**
 * Appends an op, merged into an earlier one where nothing is lost by it: both never sent, both on one line, and
 * the replay of the queue stays the same.
 */
export function enqueue(confirmed: Cart | undefined, ops: readonly Op[], op: Op): Op[] {
  const { intent } = op;
  if (intent.type === 'ClearCart') return clearing(confirmed, ops, op);
  if (intent.type === 'Recalculate') return [...ops, op];
  // An op on all lines in between is found too, and stops the merging.
  const index = ops.findLastIndex((it) => !('lineId' in it.intent) || it.intent.lineId === intent.lineId);
  const earlier = ops[index];
  if (earlier === undefined || earlier.sends > 0 || !('lineId' in earlier.intent)) return [...ops, op];
  const before = quantityOf(replay(confirmed, ops.slice(0, index)), intent.lineId);
  const merged = merge(before, earlier.intent, intent);
  if (merged === undefined) return [...ops, op];
  if (merged === 'cancelled') return ops.filter((it) => it !== earlier);
  return ops.with(index, { ...earlier, intent: merged, changedAt: op.changedAt });
}

/** Nothing unsent before a clearing survives it. */
function clearing(confirmed: Cart | undefined, ops: readonly Op[], op: Op): Op[] {
  const sent = ops.filter(({ sends }) => sends > 0);
  return sent.length > 0 || (confirmed?.lines.length ?? 0) > 0 ? [...sent, op] : sent;
}

/**
 * One intent that does to a line of quantity `before` what the two do. Undefined when there is none: the server
 * would refuse one of them, or the line goes in between and comes back at another place.
 */
function merge(before: number, first: LineIntent, second: LineIntent): LineIntent | 'cancelled' | undefined {
  const between = quantityAfter(before, first) ?? 0;
  const after = quantityAfter(between, second);
  if (between === 0 || after === undefined || after > LINE_QUANTITY_MAX) return undefined;
  if (second.type === 'RemoveItem') return before === 0 ? 'cancelled' : second;
  if (second.type === 'ChangeQuantity' && before > 0) return { ...second, seen: before };
  if (first.type === 'ChangeQuantity') return { ...first, quantity: after };
  const delta = after - before;
  if (delta === 0) return 'cancelled';
  if (first.type === 'AddItem' && delta > 0) return { ...first, quantity: delta };
  return { type: 'ChangeQuantityBy', lineId: first.lineId, delta };
}
