import type { Attributes, Cart, CartStatus, LineFlag, Money } from '../api/types.js';
import type { Rejection } from '../ops/op.js';
import { lineOf, type Op } from '../ops/op.js';
import { replay, type ReplayedLine } from '../ops/replay.js';
import type { Connection } from '../sync/connectivity.js';
import type { SyncState } from '../sync/state-machine.js';
import type { SlotState } from '../store/store.js';

/** Saved: pending, but there is no connection; it is kept on this device. */
export type LineState = 'confirmed' | 'pending' | 'saved' | 'rejected';

export interface LineView {
  lineId: string;
  sku: string;
  /** The SKU when nobody has named the line yet. */
  name: string;
  attributes: Attributes;
  quantity: number;
  /** The server's; undefined for a line it has not priced yet. */
  unitPrice: Money | undefined;
  /** The server's; undefined while the quantity is ahead of it: show it as updating. */
  lineTotal: Money | undefined;
  flags: readonly LineFlag[];
  state: LineState;
  rejection: Rejection | undefined;
}

/** What to show. The same object until something changes. */
export interface CartView {
  /** Loading: neither a stored cart nor an answer yet. */
  phase: 'loading' | 'ready';
  status: CartStatus | 'NONE';
  cartId: string | undefined;
  version: number;
  lines: readonly LineView[];
  /** Quantities as shown, pending changes included. */
  itemCount: number;
  /** The server's; show it as updating when `updating`. */
  subtotal: Money | undefined;
  updating: boolean;
  pendingCount: number;
  connection: Connection;
  sync: SyncState;
  /** False: storage is blocked or full, and a reload would lose unsent changes. */
  durable: boolean;
  /** False: the cart did not add up when checked; reported, and read again. */
  sound: boolean;
  /** All recent refusals, also those of lines that are not in the cart. */
  rejections: readonly Rejection[];
  orderId: string | undefined;
  mergedInto: string | undefined;
}

export interface ViewInputs {
  state: SlotState;
  pending: readonly Op[];
  ready: boolean;
  connection: Connection;
  sync: SyncState;
  durable: boolean;
  sound: boolean;
}

/** Derived from what the server confirmed and what is pending; never stored. */
export function viewOf(inputs: ViewInputs): CartView {
  const { state, pending, connection, sync, durable, sound } = inputs;
  const { cart, rejections } = state;
  const lines = replay(cart, pending).map((line) => lineView(line, connection, rejections));
  return {
    phase: inputs.ready || cart !== undefined ? 'ready' : 'loading',
    ...headOf(cart),
    lines,
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    updating: pending.length > 0,
    pendingCount: pending.length,
    connection,
    sync,
    durable,
    sound,
    rejections,
  };
}

const headOf = (
  cart: Cart | undefined,
): Pick<CartView, 'status' | 'cartId' | 'version' | 'subtotal' | 'orderId' | 'mergedInto'> => ({
  status: cart?.status ?? 'NONE',
  cartId: cart?.cartId,
  version: cart?.version ?? 0,
  subtotal: cart?.subtotal,
  orderId: cart?.orderId,
  mergedInto: cart?.mergedInto,
});

function lineView(line: ReplayedLine, connection: Connection, rejections: readonly Rejection[]): LineView {
  const { lineId, sku, attributes, quantity, confirmed } = line;
  const rejection = rejections.findLast(({ intent }) => lineOf(intent) === lineId);
  return {
    lineId,
    sku,
    name: line.name ?? sku,
    attributes,
    quantity,
    unitPrice: confirmed?.unitPrice,
    lineTotal: confirmed?.quantity === quantity && !line.pending ? confirmed.lineTotal : undefined,
    flags: confirmed?.flags ?? [],
    state: lineState(line, connection, rejection),
    rejection,
  };
}

function lineState(line: ReplayedLine, connection: Connection, rejection: Rejection | undefined): LineState {
  if (line.pending) return connection === 'offline' ? 'saved' : 'pending';
  return rejection === undefined ? 'confirmed' : 'rejected';
}
