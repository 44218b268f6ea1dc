import type { Cart } from '../api/types.js';
import type { Op, Rejection } from '../ops/op.js';

/** What this browser knows of one person's cart in one store. */
export interface SlotState {
  /** The guest's capability for `cart`. */
  guestToken?: string;
  /** The newest cart the server has shown. */
  cart?: Cart;
  /** In the order of the clicks. */
  ops: Op[];
  /** Newest last, a bounded number. */
  rejections: Rejection[];
}

export const EMPTY_SLOT: SlotState = { ops: [], rejections: [] };

/** Keeps slots over reloads and between tabs. */
export interface CartStore {
  /** False when a reload would lose the queue: the person is told. */
  readonly durable: boolean;
  read(slot: string): Promise<SlotState>;
  /** Reads, changes and writes in one step that no other tab can come between. */
  update<T>(slot: string, change: (state: SlotState) => [SlotState, T]): Promise<T>;
  close(): void;
}
