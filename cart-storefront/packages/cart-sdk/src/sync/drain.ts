import type { Telemetry } from '../telemetry/bus.js';
import { deliverHead, type DeliveryContext } from './deliver.js';
import type { Pacer } from './pacer.js';
import { FailureResolver } from './resolve.js';
import { settleMs } from './settle-window.js';
import { syncTransition, type SyncState } from './state-machine.js';

export interface DrainContext extends DeliveryContext {
  telemetry: Telemetry;
  pacer: Pacer;
  onState(): void;
}

/** Sends one slot's ops, oldest first, one at a time, under a lock that only one tab holds. */
export class Drain {
  #current: SyncState = 'idle';
  #running = false;
  #flushing = false;
  #keepalive = false;
  #waking = new AbortController();
  readonly #closing = new AbortController();
  readonly #resolver: FailureResolver;

  readonly #context: DrainContext;

  constructor(context: DrainContext) {
    this.#context = context;
    this.#resolver = new FailureResolver(context, context.telemetry);
  }

  get state(): SyncState {
    return this.#current;
  }

  /** Starts sending what is due; harmless when nothing is, or when it runs already. */
  schedule(): void {
    if (this.#running || this.#closed || !this.#sendable()) return;
    this.#running = true;
    void this.#run();
  }

  /** Skips the wait for more clicks. */
  flush(keepalive = false): void {
    this.#flushing = true;
    this.#keepalive = keepalive;
    if (this.#current === 'settling') this.#wake();
    this.schedule();
  }

  /** Ends a back-off: the network seems to be back. */
  retryNow(): void {
    this.#wake();
    this.schedule();
  }

  close(): void {
    this.#become('closed');
    this.#closing.abort();
    this.#wake();
  }

  get #closed(): boolean {
    return this.#closing.signal.aborted;
  }

  #sendable(): boolean {
    return this.#context.queue.pending.length > 0 && this.#context.credential.usable();
  }

  async #run(): Promise<void> {
    const { platform, queue } = this.#context;
    try {
      await platform.locks.hold(`cart-drain:${queue.slot}`, () => this.#drain(), this.#closing.signal);
    } catch (error) {
      if (!this.#closed) throw error;
    } finally {
      this.#running = false;
      this.#flushing = false;
      this.#keepalive = false;
      this.#become(this.#context.credential.usable() ? 'idle' : 'parked');
    }
    this.schedule();
  }

  async #drain(): Promise<void> {
    const { queue } = this.#context;
    await queue.saved();
    await queue.load();
    while (this.#sendable() && !this.#closed) {
      if (queue.state.ops.length === 0) await queue.saved();
      else if (await this.#settled()) await this.#sendOldest();
    }
  }

  /** Waits until no more clicks are expected; false when the queue has to be looked at again. */
  async #settled(): Promise<boolean> {
    const { queue, platform } = this.#context;
    const waitMs = this.#flushing ? 0 : settleMs(queue.state.ops, platform.now());
    if (waitMs === 0) return true;
    this.#become('settling');
    await platform.sleep(waitMs, this.#waking.signal);
    await queue.saved();
    return false;
  }

  async #sendOldest(): Promise<void> {
    const { pacer, telemetry, platform } = this.#context;
    this.#become('sending');
    const delivery = await deliverHead(this.#context, this.#keepalive);
    if (delivery.kind === 'empty') return;
    if (delivery.kind === 'applied') {
      pacer.answered();
      const { op, replayed } = delivery;
      telemetry.emit({ type: 'op-applied', opId: op.id, sends: op.sends, replayed });
      return;
    }
    if ((await this.#resolver.resolve(delivery)) !== 'back-off') {
      pacer.answered();
      return;
    }
    const delayMs = pacer.delayAfter(delivery.error);
    this.#become('backing-off');
    await platform.sleep(delayMs, this.#waking.signal);
  }

  #wake(): void {
    this.#waking.abort();
    this.#waking = new AbortController();
  }

  #become(next: SyncState): void {
    if (this.#current === 'closed') return;
    this.#current = syncTransition(this.#current, next);
    this.#context.onState();
  }
}
