import type { Cart } from '../api/types.js';
import { sendAs } from '../auth/authorized.js';
import type { Credential } from '../auth/credential.js';
import type { Identity } from '../auth/session.js';
import { customerCredential, guestCredential, slotOf } from '../auth/slot-credentials.js';
import { retrying } from '../retry/retrying.js';
import type { SlotState } from '../store/store.js';
import { adoptActive, adoptSnapshot, isInFlight, type Adoption } from '../sync/adopt.js';
import { Drain } from '../sync/drain.js';
import { Pacer } from '../sync/pacer.js';
import { createQueue, type SlotQueue } from '../sync/queue.js';
import { CartError, NotFoundError } from '../transport/errors.js';
import type { Answer, Request } from '../transport/transport.js';
import { checkOut, emptied } from './checkout.js';
import type { ClientContext } from './context.js';
import { SoundnessCheck } from './soundness.js';

/** One person's cart in this browser: its queue, its credential, and what sends it. */
export class Slot {
  readonly queue: SlotQueue;
  readonly drain: Drain;
  readonly soundness: SoundnessCheck;
  readonly #credential: Credential;
  /** A snapshot that came while an op was under way. */
  #held: Cart | undefined;
  #answered = false;

  readonly identity: Identity;
  readonly #context: ClientContext;

  constructor(identity: Identity, context: ClientContext) {
    this.identity = identity;
    this.#context = context;
    const { session, defaults, connectivity, telemetry } = context;
    this.queue = createQueue(slotOf(identity, defaults.store), context);
    this.#credential =
      identity.kind === 'guest'
        ? guestCredential(() => this.queue)
        : customerCredential(session, identity.subject);
    const pacer = new Pacer(context, connectivity);
    this.drain = new Drain({
      ...context,
      queue: this.queue,
      credential: this.#credential,
      pacer,
      onState: () => context.changed(),
    });
    this.soundness = new SoundnessCheck(telemetry, () => void this.read().catch(() => undefined));
    this.queue.onChange(() => this.#onQueueChange());
  }

  /** False until there is something true to show. */
  get ready(): boolean {
    return (
      this.queue.loaded &&
      (this.identity.kind === 'guest' || this.#answered || this.queue.state.cart !== undefined)
    );
  }

  token(): Promise<string | undefined> {
    return this.#credential.current();
  }

  /** @throws CartError */
  send<T>(request: Request): Promise<Answer<T>> {
    return retrying(this.#context, () => sendAs<T>(this.#context.transport, this.#credential, request));
  }

  /** @throws CartError see {@link emptied} */
  emptied(): Promise<void> {
    return emptied(this, this.#context);
  }

  /** @throws CartError see {@link checkOut} */
  checkOut(): Promise<Cart> {
    return checkOut(this, this.#context);
  }

  /** Offers a cart that came by itself. */
  async offer(cart: Cart): Promise<void> {
    await this.#adopt(cart, (state) => adoptSnapshot(state, cart));
  }

  /**
   * Reads the cart from the server.
   * @throws CartError
   */
  async read(): Promise<void> {
    const { cart } = this.queue.state;
    if (this.identity.kind === 'customer') return this.#readActive();
    if (cart === undefined) return;
    const answer = await this.send<{ cart: Cart }>({ method: 'GET', path: `/v1/carts/${cart.cartId}` });
    await this.offer(answer.body.cart);
  }

  async #readActive(): Promise<void> {
    const path = `/v1/customers/me/cart?store=${encodeURIComponent(this.#context.defaults.store)}`;
    try {
      const { cart } = (await this.send<{ cart: Cart }>({ method: 'GET', path })).body;
      await this.#adopt(cart, (state) => adoptActive(state, cart));
    } catch (error) {
      // There is none: what was shown last stays, an ordered cart for example.
      if (!(error instanceof NotFoundError)) throw error;
    }
    this.#answered = true;
    this.#context.changed();
  }

  async #adopt(cart: Cart, how: (state: SlotState) => [SlotState, Adoption]): Promise<void> {
    const adoption = await this.queue.update(how);
    this.#held = adoption === 'op-in-flight' ? cart : undefined;
    if (adoption === 'adopted') return;
    this.#context.telemetry.emit({ type: 'snapshot-ignored', reason: adoption, version: cart.version });
  }

  #onQueueChange(): void {
    const held = this.#held;
    if (held !== undefined && !isInFlight(this.queue.state)) {
      this.#held = undefined;
      void this.offer(held);
    }
    this.soundness.check(this.queue.state.cart);
    this.drain.schedule();
    this.#context.changed();
  }
}

/** For reading in the background: what may pass is left to the next occasion. */
export const unlessUnreachable = (error: unknown): void => {
  if (!(error instanceof CartError)) throw error;
};
