import type { Attributes } from '../api/types.js';

export type AddItem = {
  type: 'AddItem';
  lineId: string;
  sku: string;
  attributes: Attributes;
  quantity: number;
  /** Shown until the server names the line. */
  name?: string | undefined;
};

/** An intent about one line; `seen` is the quantity the person saw when they decided. */
export type LineIntent =
  | AddItem
  | { type: 'ChangeQuantity'; lineId: string; quantity: number; seen: number }
  | { type: 'ChangeQuantityBy'; lineId: string; delta: number }
  | { type: 'RemoveItem'; lineId: string };

/** What the person wants, in the contract's terms; `seen` of a clearing are the lines it was meant for. */
export type Intent = LineIntent | { type: 'ClearCart'; seen: string[] } | { type: 'Recalculate' };

/** An intent on its way; leaves the queue when the server has applied or finally refused it. */
export interface Op {
  /** Also the Idempotency-Key, through every retry and rebase. */
  id: string;
  intent: Intent;
  /** Epoch milliseconds of the first and the last click it stands for. */
  createdAt: number;
  changedAt: number;
  /** How often it was sent; 0 means the server cannot know it, so it may still be merged with others. */
  sends: number;
}

/** A finally refused op, kept to be shown at its line. */
export interface Rejection {
  opId: string;
  intent: Intent;
  code: string;
  detail: string;
  /** The quantity that would have been allowed, when the server said. */
  allowed?: number | undefined;
  at: number;
}

export const lineOf = (intent: Intent): string | undefined =>
  'lineId' in intent ? intent.lineId : undefined;
