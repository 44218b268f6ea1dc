/** What happened inside, for logs and metrics. No token, no personal data, ids only. */
export type TelemetryEvent =
  | { type: 'request'; method: string; path: string; status: number; milliseconds: number }
  | { type: 'retry'; reason: string; delayMs: number; attempt: number }
  | { type: 'retry-budget-empty' }
  | { type: 'op-enqueued'; opId: string; kind: string }
  | { type: 'op-applied'; opId: string; sends: number; replayed: boolean }
  | { type: 'op-rejected'; opId: string; code: string }
  | { type: 'conflict'; opId: string; resent: boolean }
  | { type: 'connection'; connection: string }
  | { type: 'recovered'; afterMs: number }
  | { type: 'snapshot-ignored'; reason: 'older' | 'op-in-flight' | 'other-cart'; version: number }
  | { type: 'unsound-cart'; invariant: string; version: number }
  | { type: 'storage-lost'; reason: string }
  | { type: 'token-refreshed' }
  | { type: 'token-refresh-failed'; final: boolean }
  | { type: 'cart-replaced'; code: string }
  | { type: 'live'; state: 'open' | 'closed' }
  | { type: 'merge'; status: string }
  | { type: 'listener-failed'; reason: string };

export type TelemetryListener = (event: TelemetryEvent) => void;

export interface Telemetry {
  emit: TelemetryListener;
  on(listener: TelemetryListener): () => void;
}

/** A listener that throws is reported to the others and harms nobody. */
export function createTelemetry(): Telemetry {
  const listeners = new Set<TelemetryListener>();
  const emit = (event: TelemetryEvent): void => {
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (error) {
        if (event.type !== 'listener-failed') emit({ type: 'listener-failed', reason: String(error) });
      }
    }
  };
  return {
    emit,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
