import { Listeners } from '../events/listeners.js';
import { enqueue } from '../ops/coalesce.js';
import type { Intent, Op } from '../ops/op.js';
import { undoRemoval } from '../ops/undo.js';
import type { Channel, Platform } from '../platform/platform.js';
import { EMPTY_SLOT, type CartStore, type SlotState } from '../store/store.js';
import type { Telemetry } from '../telemetry/bus.js';
import { forgetCart, isFinal } from './adopt.js';

/** One person's ops and last known cart, as this tab sees them. The store is the truth all tabs share. */
export interface SlotQueue {
  readonly slot: string;
  readonly state: SlotState;
  /** Stored ops and those still being written, in the order of the clicks. */
  readonly pending: readonly Op[];
  readonly loaded: boolean;
  load(): Promise<void>;
  /** Never refuses; the view has the op when this returns. */
  enqueue(intent: Intent): Op;
  undoRemoval(intent: Intent): Op;
  /** Resolves when every op enqueued so far is stored. */
  saved(): Promise<void>;
  update<T>(change: (state: SlotState) => [SlotState, T]): Promise<T>;
  change(change: (state: SlotState) => SlotState): Promise<void>;
  onChange(listener: () => void): () => void;
}

export interface QueueContext {
  store: CartStore;
  channel: Channel;
  platform: Platform;
  telemetry: Telemetry;
}

type Insert = typeof enqueue;

export function createQueue(slot: string, context: QueueContext): SlotQueue {
  const { store, channel, platform, telemetry } = context;
  const listeners = new Listeners();
  let state = EMPTY_SLOT;
  let loaded = false;
  let unsaved: { op: Op; insert: Insert }[] = [];
  let saving: Promise<void> = Promise.resolve();

  const update = async <T>(change: (state: SlotState) => [SlotState, T], stored?: () => void): Promise<T> => {
    let before = state;
    let after = state;
    const outcome = await store.update(slot, (current) => {
      const changed = change(current);
      before = current;
      after = changed[0];
      return changed;
    });
    stored?.();
    state = after;
    if (after !== before) {
      channel.post({ slot });
      listeners.tell();
    }
    return outcome;
  };
  const insert = (intent: Intent, how: Insert): Op => {
    const now = platform.now();
    const op: Op = { id: platform.newId(), intent, createdAt: now, changedAt: now, sends: 0 };
    const entry = { op, insert: how };
    unsaved = [...unsaved, entry];
    telemetry.emit({ type: 'op-enqueued', opId: op.id, kind: intent.type });
    saving = update(
      (current) => {
        // The first click after an order, say, begins the next cart.
        const open = current.cart && isFinal(current.cart) ? forgetCart(current) : current;
        return [{ ...open, ops: how(open.cart, open.ops, op) }, undefined];
      },
      () => (unsaved = unsaved.filter((it) => it !== entry)),
    );
    listeners.tell();
    return op;
  };

  return {
    slot,
    get state() {
      return state;
    },
    get pending() {
      return unsaved.reduce<readonly Op[]>((ops, { op, insert: how }) => how(state.cart, ops, op), state.ops);
    },
    get loaded() {
      return loaded;
    },
    async load() {
      state = await store.read(slot);
      loaded = true;
      listeners.tell();
    },
    enqueue: (intent) => insert(intent, enqueue),
    undoRemoval: (intent) => insert(intent, undoRemoval),
    saved: () => saving,
    update: (change) => update(change),
    change: (change) => update((current) => [change(current), undefined]),
    onChange: listeners.add,
  };
}
