import type { Attributes, Cart } from '../api/types.js';
import { Session } from '../auth/session.js';
import type { Intent } from '../ops/op.js';
import { dropRejection } from '../sync/adopt.js';
import type { Platform } from '../platform/platform.js';
import type { Telemetry } from '../telemetry/bus.js';
import { lineIdOf } from '../verify/identity.js';
import type { CartView } from '../view/view.js';
import { assemble, type Assembly } from './assemble.js';
import { Following } from './following.js';
import type { CartClientOptions } from './options.js';
import { Slots } from './slots.js';
import { unlessUnreachable, type Slot } from './slot.js';
import { ViewCache } from './view-cache.js';

export interface NewItem {
  sku: string;
  /** Default 1. */
  quantity?: number;
  attributes?: Attributes;
  /** Shown until the server names the line. */
  name?: string;
}

/** The cart of whoever is in front of this browser. No call here refuses or drops a click. */
export class CartClient {
  readonly platform: Platform;
  readonly telemetry: Telemetry;
  readonly session: Session;
  readonly slots: Slots;
  readonly #assembly: Assembly;
  readonly #following: Following;
  readonly #views: ViewCache;
  #active: Slot;

  constructor(options: CartClientOptions) {
    this.#assembly = assemble(options, () => this.#changed());
    const { context } = this.#assembly;
    this.platform = context.platform;
    this.telemetry = context.telemetry;
    this.session = context.session;
    this.#following = new Following(context);
    this.slots = new Slots(context);
    this.#active = this.slots.of(this.session.identity);
    this.#views = new ViewCache(context, () => this.#active);
    this.#assembly.listen(this.slots);
    this.session.onChange(() => this.#onIdentity());
    void this.#start(this.#active);
  }

  /** The same object until something changes. */
  readonly getView = (): CartView => this.#views.current();

  readonly subscribe = (listener: () => void): (() => void) => this.#views.subscribe(listener);

  /** @returns the line's id, the same one the server will give it */
  add({ sku, quantity = 1, attributes = {}, name }: NewItem): string {
    const lineId = lineIdOf(sku, attributes);
    this.#enqueue({ type: 'AddItem', lineId, sku, attributes, quantity, name });
    return lineId;
  }

  /** To exactly this many, if nobody else changes the line meanwhile; 0 removes it. */
  setQuantity(lineId: string, quantity: number): void {
    if (quantity === 0) this.#enqueue({ type: 'RemoveItem', lineId });
    else this.#enqueue({ type: 'ChangeQuantity', lineId, quantity, seen: this.#quantityOf(lineId) });
  }

  /** By so many, whatever others do meanwhile; to exactly 0 removes the line. */
  changeBy(lineId: string, delta: number): void {
    if (delta !== 0) this.#enqueue({ type: 'ChangeQuantityBy', lineId, delta });
  }

  /** @returns what takes the removal back */
  remove(lineId: string): () => void {
    const line = this.getView().lines.find((it) => it.lineId === lineId);
    this.#enqueue({ type: 'RemoveItem', lineId });
    const { queue } = this.#active;
    return () => {
      if (line === undefined) return;
      const { sku, attributes, quantity, name } = line;
      queue.undoRemoval({ type: 'AddItem', lineId, sku, attributes, quantity, name });
    };
  }

  clear(): void {
    this.#enqueue({ type: 'ClearCart', seen: this.getView().lines.map(({ lineId }) => lineId) });
  }

  /** Takes today's prices. */
  recalculate(): void {
    this.#enqueue({ type: 'Recalculate' });
  }

  /** The person has seen it. */
  dismiss(opId: string): void {
    void this.#active.queue.change((state) => dropRejection(state, opId));
  }

  /** Tries again now instead of at the end of a back-off. */
  retryNow(): void {
    this.#active.drain.retryNow();
    void this.refresh().catch(unlessUnreachable);
  }

  /**
   * Resolves when every click so far has reached the server.
   * @throws CartError `queue-not-empty`, `changes-refused`
   */
  flush(): Promise<void> {
    return this.#active.emptied();
  }

  /** @throws CartError see {@link flush}; `version-mismatch`; any refusal of the server */
  checkout(): Promise<Cart> {
    return this.#active.checkOut();
  }

  /** @throws CartError */
  refresh(): Promise<void> {
    return this.#active.read();
  }

  close(): void {
    this.#following.follow(undefined);
    this.#assembly.close();
    this.slots.close();
  }

  #enqueue(intent: Intent): void {
    this.#active.queue.enqueue(intent);
  }

  #quantityOf(lineId: string): number {
    return this.getView().lines.find((line) => line.lineId === lineId)?.quantity ?? 0;
  }

  #onIdentity(): void {
    this.#active = this.slots.of(this.session.identity);
    this.#changed();
    void this.#start(this.#active);
  }

  async #start(slot: Slot): Promise<void> {
    await slot.queue.load();
    slot.drain.schedule();
    await slot.read().catch(unlessUnreachable);
  }

  #changed(): void {
    // While the constructor runs there is nothing to show yet.
    if (!(this.#views as ViewCache | undefined)) return;
    this.#following.follow(this.#active);
    this.#views.invalidate();
  }
}

/** A cart client for this page; create one and keep it. */
export const createCart = (options: CartClientOptions): CartClient => new CartClient(options);
