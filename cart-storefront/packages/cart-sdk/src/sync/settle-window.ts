import type { Op } from '../ops/op.js';

/** Sending waits this long after the last click… */
export const SETTLE_MS = 300;
/** …but never longer than this after the first. */
export const SETTLE_MS_MAX = 1_000;

/** Milliseconds until the queue should be sent: clicks that follow quickly become one request. */
export function settleMs(ops: readonly Op[], nowMs: number): number {
  if (ops.some(({ sends }) => sends > 0)) return 0;
  const first = Math.min(...ops.map(({ createdAt }) => createdAt));
  const last = Math.max(...ops.map(({ changedAt }) => changedAt));
  const due = Math.min(last + SETTLE_MS, first + SETTLE_MS_MAX);
  return Math.min(Math.max(0, due - nowMs), SETTLE_MS_MAX);
}
