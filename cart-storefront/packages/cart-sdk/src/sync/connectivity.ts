import { Listeners } from '../events/listeners.js';
import type { Platform } from '../platform/platform.js';
import type { Telemetry } from '../telemetry/bus.js';

/** Judged by outcomes: `navigator.onLine` stays true when the server dies. */
export type Connection = 'online' | 'unsteady' | 'offline';

export interface Connectivity {
  readonly connection: Connection;
  succeeded(): void;
  /** @param failures sends that failed in a row */
  failed(failures: number): void;
  onChange(listener: () => void): () => void;
}

/** @param attempts failures in a row from which on the person is told they are offline */
export function createConnectivity(attempts: number, platform: Platform, telemetry: Telemetry): Connectivity {
  const listeners = new Listeners();
  let connection: Connection = 'online';
  let since = platform.now();
  const become = (next: Connection): void => {
    if (next === connection) return;
    if (next === 'online') telemetry.emit({ type: 'recovered', afterMs: platform.now() - since });
    if (connection === 'online') since = platform.now();
    connection = next;
    telemetry.emit({ type: 'connection', connection });
    listeners.tell();
  };
  return {
    get connection() {
      return connection;
    },
    succeeded: () => become('online'),
    failed: (failures) =>
      become(failures >= attempts ? 'offline' : connection === 'offline' ? 'offline' : 'unsteady'),
    onChange: listeners.add,
  };
}
