import type { Identity } from '../auth/session.js';
import { slotOf } from '../auth/slot-credentials.js';
import type { ClientContext } from './context.js';
import { Slot } from './slot.js';

/** The slots of all people this page has met; made when first needed. */
export class Slots {
  readonly #slots = new Map<string, Slot>();

  readonly #context: ClientContext;

  constructor(context: ClientContext) {
    this.#context = context;
  }

  of(identity: Identity): Slot {
    const name = slotOf(identity, this.#context.defaults.store);
    let slot = this.#slots.get(name);
    if (slot === undefined) {
      slot = new Slot(identity, this.#context);
      this.#slots.set(name, slot);
    }
    return slot;
  }

  named(name: string): Slot | undefined {
    return this.#slots.get(name);
  }

  each(action: (slot: Slot) => void): void {
    for (const slot of this.#slots.values()) action(slot);
  }

  close(): void {
    this.each(({ drain }) => drain.close());
  }
}
