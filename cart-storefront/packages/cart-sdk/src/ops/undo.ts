import type { Cart } from '../api/types.js';
import { enqueue } from './coalesce.js';
import type { Intent, Op } from './op.js';
import { quantityOf, replay } from './replay.js';

/**
 * Takes a removal back. Not sent yet, the removal itself goes, and the line stands where it stood; sent, the
 * line is added again.
 */
export function undoRemoval(confirmed: Cart | undefined, ops: readonly Op[], adding: Op): Op[] {
  const { intent } = adding;
  if (intent.type !== 'AddItem') return enqueue(confirmed, ops, adding);
  const isRemoval = (op: Op): boolean =>
    op.intent.type === 'RemoveItem' && op.intent.lineId === intent.lineId;
  const index = ops.findLastIndex((op) => isRemoval(op) && op.sends === 0);
  const removal = ops[index];
  const addedSince = ops
    .slice(index + 1)
    .some((op) => 'lineId' in op.intent && op.intent.lineId === intent.lineId);
  if (removal === undefined || addedSince) return enqueue(confirmed, ops, adding);
  const seen = quantityOf(replay(confirmed, ops.slice(0, index)), intent.lineId);
  if (seen === 0) return enqueue(confirmed, ops, adding);
  if (seen === intent.quantity) return ops.filter((op) => op !== removal);
  const restored: Intent = { type: 'ChangeQuantity', lineId: intent.lineId, quantity: intent.quantity, seen };
  return ops.with(index, { ...removal, intent: restored });
}
