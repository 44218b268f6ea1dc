import {
  createCart,
  memoryStore,
  type CartClient,
  type CartClientOptions,
  type CartStore,
  type SessionStorage,
  type StoredSession,
} from '../../src/index.js';
import type { Browser } from './clock.js';

/** What localStorage is to the tabs of one browser. */
export function sharedSession(initial?: StoredSession): SessionStorage {
  let stored = initial;
  return { read: () => stored, write: (session) => (stored = session) };
}

export const sharedStore = (): (() => Promise<CartStore>) => {
  const store = memoryStore();
  return () => Promise.resolve({ ...store, durable: true });
};

export const clientOf = (
  browser: Browser,
  fetchWith: typeof fetch,
  options: Partial<CartClientOptions> = {},
): CartClient =>
  createCart({
    currency: 'EUR',
    platform: browser.tab(fetchWith),
    openStore: sharedStore(),
    sessionStorage: sharedSession(),
    ...options,
  });
