import { Session } from '../auth/session.js';
import { browserSessionStorage } from '../auth/token-set.js';
import { browserPlatform } from '../platform/browser.js';
import { createRetryBudget, DEFAULT_RETRY } from '../retry/retry.js';
import { indexedDbStore } from '../store/indexeddb.js';
import { resilientStore } from '../store/resilient.js';
import type { CartStore } from '../store/store.js';
import { createConnectivity } from '../sync/connectivity.js';
import { createTelemetry } from '../telemetry/bus.js';
import { createTransport } from '../transport/transport.js';
import type { ClientContext } from './context.js';
import type { CartClientOptions } from './options.js';
import type { Slots } from './slots.js';

const DATABASE = 'cartlog';

/** The client's parts, wired, and what undoes the wiring. */
export interface Assembly {
  context: ClientContext;
  /** Starts hearing other tabs, the page and the network. */
  listen(slots: Slots): void;
  close(): void;
}

const openIndexedDb = (): Promise<CartStore> => indexedDbStore(indexedDB, DATABASE);

function assembleContext(options: CartClientOptions, changed: () => void): ClientContext {
  const platform = options.platform ?? browserPlatform();
  const telemetry = createTelemetry();
  const retry = { ...DEFAULT_RETRY, ...options.retry };
  const { refresher, sessionStorage = browserSessionStorage() } = options;
  return {
    platform,
    telemetry,
    retry,
    budget: createRetryBudget(retry),
    transport: createTransport(options.baseUrl ?? '', platform, telemetry),
    connectivity: createConnectivity(retry.attempts, platform, telemetry),
    session: new Session({ refresher, storage: sessionStorage }, platform, telemetry),
    channel: platform.channel('cart-store'),
    store: resilientStore(options.openStore ?? openIndexedDb, (reason) => {
      telemetry.emit({ type: 'storage-lost', reason });
      changed();
    }),
    defaults: { store: options.store ?? 'default', currency: options.currency },
    changed,
  };
}

export function assemble(options: CartClientOptions, changed: () => void): Assembly {
  const context = assembleContext(options, changed);
  const { channel, platform, connectivity } = context;
  const stops: (() => void)[] = [connectivity.onChange(changed)];
  return {
    context,
    listen(slots) {
      stops.push(
        channel.listen((message) => void slots.named((message as { slot: string }).slot)?.queue.load()),
        platform.page.onHidden(() => slots.each(({ drain }) => drain.flush(true))),
        platform.page.onOnline(() => slots.each(({ drain }) => drain.retryNow())),
      );
    },
    close() {
      for (const stop of stops) stop();
      channel.close();
      context.session.close();
      context.store.close();
    },
  };
}
