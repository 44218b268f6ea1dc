import { EMPTY_SLOT, type CartStore, type SlotState } from './store.js';

/** Lives as long as the page. */
export function memoryStore(initial: Iterable<[string, SlotState]> = []): CartStore {
  const slots = new Map(initial);
  const read = (slot: string): SlotState => slots.get(slot) ?? EMPTY_SLOT;
  return {
    durable: false,
    read: (slot) => Promise.resolve(read(slot)),
    update(slot, change) {
      const [state, result] = change(read(slot));
      slots.set(slot, state);
      return Promise.resolve(result);
    },
    close: () => undefined,
  };
}
