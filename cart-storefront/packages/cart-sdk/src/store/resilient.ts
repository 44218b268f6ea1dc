import { memoryStore } from './memory.js';
import type { CartStore, SlotState } from './store.js';

/** A store that moves into memory, with all it knows, when the durable one cannot be opened or fails. */
export function resilientStore(
  opening: () => Promise<CartStore>,
  onLost: (reason: string) => void,
): CartStore {
  const known = new Map<string, SlotState>();
  let store: CartStore | undefined;
  let lost = false;
  const fallBack = (error: unknown): CartStore => {
    if (!lost) {
      lost = true;
      store?.close();
      store = memoryStore(known);
      onLost(String(error));
    }
    return store ?? memoryStore();
  };
  const opened = Promise.resolve()
    .then(opening)
    .then((it) => (store = it), fallBack);
  const use = async <T>(body: (store: CartStore) => Promise<T>): Promise<T> => {
    const current = store ?? (await opened);
    return lost ? body(current) : body(current).catch((error: unknown) => body(fallBack(error)));
  };
  return {
    get durable() {
      return !lost;
    },
    read: (slot) =>
      use(async (it) => {
        const state = await it.read(slot);
        known.set(slot, state);
        return state;
      }),
    update: (slot, change) =>
      use(async (it) => {
        let latest: SlotState | undefined;
        const outcome = await it.update(slot, (state) => {
          const changed = change(state);
          latest = changed[0];
          return changed;
        });
        if (latest !== undefined) known.set(slot, latest);
        return outcome;
      }),
    close: () => store?.close(),
  };
}
