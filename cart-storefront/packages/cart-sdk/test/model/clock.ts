import { localLocks } from '../../src/platform/locks.js';
import type { Channel, Platform } from '../../src/platform/platform.js';

/** Virtual time: moves only when a test says so, and then to the next timer. */
export class Clock {
  time = Date.parse('2026-01-02T03:04:05.000Z');
  #timers: { at: number; fire: () => void }[] = [];

  readonly now = (): number => this.time;

  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const fire = (): void => {
        this.#timers = this.#timers.filter((it) => it !== timer);
        signal?.removeEventListener('abort', fire);
        resolve();
      };
      const timer = { at: this.time + milliseconds, fire };
      this.#timers.push(timer);
      signal?.addEventListener('abort', fire);
    });

  /** Lets everything that can run now run. */
  async settle(): Promise<void> {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Runs timers until the condition holds. @throws Error after `limitMs` of virtual time */
  async until(condition: () => boolean, limitMs = 600_000): Promise<void> {
    const deadline = this.time + limitMs;
    for (;;) {
      await this.settle();
      if (condition()) return;
      const next = this.#timers.sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > deadline) throw new Error('the condition never came to hold');
      this.#fire(next);
    }
  }

  /** Lets everything run that can, then fires one timer, if there is one. */
  async step(): Promise<void> {
    await this.settle();
    const next = this.#timers.sort((a, b) => a.at - b.at)[0];
    if (next !== undefined) this.#fire(next);
    await this.settle();
  }

  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await this.settle();
      const next = this.#timers.sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.#fire(next);
    }
    this.time = end;
  }

  #fire(timer: { at: number; fire: () => void }): void {
    this.time = Math.max(this.time, timer.at);
    timer.fire();
  }
}

/** The channels of all tabs of one browser. */
export class Channels {
  readonly #listeners = new Map<string, Set<{ owner: object; listener: (message: unknown) => void }>>();

  open(name: string): Channel {
    const owner = {};
    const all = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, all);
    return {
      post: (message) => {
        for (const it of [...all])
          if (it.owner !== owner) void Promise.resolve().then(() => it.listener(message));
      },
      listen: (listener) => {
        const entry = { owner, listener };
        all.add(entry);
        return () => all.delete(entry);
      },
      close: () => {
        for (const it of [...all]) if (it.owner === owner) all.delete(it);
      },
    };
  }
}

/** One browser: its tabs share locks, channels and time. */
export class Browser {
  readonly clock = new Clock();
  readonly channels = new Channels();
  readonly locks = localLocks();
  #ids = 0;

  tab(fetchWith: typeof fetch, random: () => number = () => 0.5): Platform {
    return {
      fetch: fetchWith,
      now: this.clock.now,
      random,
      newId: () => `id-${++this.#ids}`,
      sleep: this.clock.sleep,
      locks: this.locks,
      channel: (name) => this.channels.open(name),
      page: { onHidden: () => () => undefined, onOnline: () => () => undefined },
    };
  }
}
