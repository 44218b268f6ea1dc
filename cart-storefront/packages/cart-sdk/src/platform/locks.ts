import type { Locks } from './platform.js';

/** Exclusive over all tabs of the browser; let go when the tab dies. */
export const webLocks = (manager: LockManager): Locks => ({
  hold: async (name, body, signal) =>
    await manager.request(name, signal === undefined ? {} : { signal }, body),
});

/**
 * Exclusive within this tab only: for browsers without Web Locks, where a double drain by two tabs is made
 * harmless by the server's deduplication.
 */
export function localLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>();
  return {
    hold(name, body, signal) {
      const before = tails.get(name) ?? Promise.resolve();
      const run = before.then(() => {
        signal?.throwIfAborted();
        return body();
      });
      const tail = run
        .catch(() => undefined)
        .then(() => {
          if (tails.get(name) === tail) tails.delete(name);
        });
      tails.set(name, tail);
      return run;
    },
  };
}
