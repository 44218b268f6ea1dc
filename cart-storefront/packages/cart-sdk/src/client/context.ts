import type { Session } from '../auth/session.js';
import type { Channel } from '../platform/platform.js';
import type { RetryContext } from '../retry/retrying.js';
import type { CartStore } from '../store/store.js';
import type { Connectivity } from '../sync/connectivity.js';
import type { CartDefaults } from '../sync/deliver.js';
import type { Transport } from '../transport/transport.js';

/** What all slots of one client share. */
export interface ClientContext extends RetryContext {
  store: CartStore;
  channel: Channel;
  session: Session;
  transport: Transport;
  connectivity: Connectivity;
  defaults: CartDefaults;
  /** Something that shows in the view changed. */
  changed(): void;
}
