import type { Refresher, SessionStorage } from '../auth/token-set.js';
import type { Platform } from '../platform/platform.js';
import type { RetryPolicy } from '../retry/retry.js';
import type { CartStore } from '../store/store.js';

export interface CartClientOptions {
  /** Of new carts, ISO 4217. */
  currency: string;
  /** Which shop; default `default`. */
  store?: string;
  /** Where both services answer; default: the page's own origin. */
  baseUrl?: string;
  /** Gets new access tokens for signed-in people. */
  refresher?: Refresher | undefined;
  sessionStorage?: SessionStorage;
  /** Default: IndexedDB, or memory where that is blocked. */
  openStore?: () => Promise<CartStore>;
  retry?: Partial<RetryPolicy>;
  platform?: Platform;
}
