import { follow } from '../live/live.js';
import { isFinal } from '../sync/adopt.js';
import type { ClientContext } from './context.js';
import type { Slot } from './slot.js';

/** Keeps one live stream on the cart that is shown, as long as that cart can change. */
export class Following {
  #cartId: string | undefined;
  #stop = new AbortController();

  readonly #context: ClientContext;

  constructor(context: ClientContext) {
    this.#context = context;
  }

  /** Call after anything changed; does nothing when the right cart is followed already. */
  follow(slot: Slot | undefined): void {
    const cart = slot?.queue.state.cart;
    const wanted = cart === undefined || isFinal(cart) ? undefined : cart.cartId;
    if (wanted === this.#cartId) return;
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#cartId = wanted;
    if (slot === undefined || wanted === undefined) return;
    void follow(wanted, this.#liveContext(slot), this.#stop.signal);
  }

  #liveContext(slot: Slot): Parameters<typeof follow>[1] {
    return {
      ...this.#context,
      token: () => slot.token(),
      version: () => slot.queue.state.cart?.version ?? 0,
      onCart: (cart) => void slot.offer(cart),
      onOpen: () => slot.drain.retryNow(),
    };
  }
}
