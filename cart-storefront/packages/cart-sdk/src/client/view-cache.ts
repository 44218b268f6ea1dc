import { Listeners } from '../events/listeners.js';
import { viewOf, type CartView } from '../view/view.js';
import type { ClientContext } from './context.js';
import type { Slot } from './slot.js';

/** Derives the view when somebody looks, and keeps it until something changes. */
export class ViewCache {
  #view: CartView | undefined;
  readonly #listeners = new Listeners();

  readonly #context: ClientContext;
  readonly #active: () => Slot;

  constructor(context: ClientContext, active: () => Slot) {
    this.#context = context;
    this.#active = active;
  }

  current(): CartView {
    this.#view ??= this.#derive();
    return this.#view;
  }

  invalidate(): void {
    this.#view = undefined;
    this.#listeners.tell();
  }

  readonly subscribe = this.#listeners.add;

  #derive(): CartView {
    const { queue, drain, ready, soundness } = this.#active();
    return viewOf({
      state: queue.state,
      pending: queue.pending,
      ready,
      connection: this.#context.connectivity.connection,
      sync: drain.state,
      durable: this.#context.store.durable,
      sound: soundness.sound,
    });
  }
}
