import type { Platform } from '../platform/platform.js';
import type { Telemetry, TelemetryEvent } from './bus.js';

const EVERY_MS = 60_000;
/** One page in so many reports, and speaks for the others. */
const ONE_IN = 10;
const TIMES_MAX = 100_000;

export interface ReportOptions {
  /** Default: the page's own origin. */
  baseUrl?: string;
  /** Which shop; default `default`. */
  store?: string;
  /** 1 to 1000: one page in so many reports. */
  oneIn?: number;
  everyMs?: number;
}

/** What a reporter needs of a cart client. */
export interface Reported {
  readonly platform: Platform;
  readonly telemetry: Telemetry;
  getView(): { pendingCount: number };
}

type Count = [event: string, kind: string];

const RESULTS: Readonly<Record<number, string>> = {
  0: 'network',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  408: 'unavailable',
  409: 'status-conflict',
  412: 'version-mismatch',
  425: 'unavailable',
  429: 'unavailable',
};

function resultOf(status: number): string {
  if (status >= 200 && status < 400) return 'ok';
  return RESULTS[status] ?? (status >= 500 ? 'unavailable' : 'rejected');
}

/** What is counted of an event; ids and paths are not. */
function countOf(event: TelemetryEvent): Count | undefined {
  switch (event.type) {
    case 'request':
      return ['request', resultOf(event.status)];
    case 'retry':
      return ['retry', 'waited'];
    case 'retry-budget-empty':
      return ['retry', 'budget-empty'];
    case 'op-applied':
      return ['op', event.replayed ? 'replayed' : 'applied'];
    case 'op-rejected':
      return ['op', 'rejected'];
    case 'conflict':
      return ['conflict', event.resent ? 'resent' : 'given-up'];
    case 'recovered':
      return ['connection', 'recovered'];
    case 'snapshot-ignored':
      return ['cart', 'snapshot-ignored'];
    case 'unsound-cart':
      return ['cart', 'unsound'];
    case 'cart-replaced':
      return ['cart', 'replaced'];
    case 'storage-lost':
      return ['storage', 'lost'];
    case 'token-refreshed':
      return ['token', 'refreshed'];
    case 'token-refresh-failed':
      return ['token', event.final ? 'ended' : 'failed'];
    case 'merge':
      return ['merge', event.status.toLowerCase()];
    case 'op-enqueued':
    case 'connection':
    case 'live':
    case 'listener-failed':
      return undefined;
  }
}

/**
 * Reports counts of what happened to the services, for their metrics: from a sample of pages, now and then, and when the
 * page is hidden. A report that does not arrive is forgotten: it is never in the way of the cart.
 * @returns ends it
 */
export function reportTelemetry(client: Reported, options: ReportOptions = {}): () => void {
  const { baseUrl = '', store = 'default', oneIn = ONE_IN, everyMs = EVERY_MS } = options;
  const { platform, telemetry } = client;
  if (platform.random() * oneIn >= 1) return () => undefined;
  const times = new Map<string, number>();
  const stopped = new AbortController();

  const report = (): void => {
    if (times.size === 0) return;
    const counts = [...times].map(([key, number]) => {
      const [event, kind] = key.split(' ');
      return { event, kind, times: Math.min(number, TIMES_MAX) };
    });
    times.clear();
    const body = JSON.stringify({ store, oneIn, pending: client.getView().pendingCount, counts });
    const headers = { 'Content-Type': 'application/json' };
    const sending = platform.fetch(`${baseUrl}/v1/telemetry`, {
      method: 'POST',
      headers,
      body,
      keepalive: true,
    });
    // The next report counts what comes next; what this one said is not worth a retry.
    sending.catch(() => undefined);
  };
  const stops = [
    telemetry.on((event) => {
      const counted = countOf(event);
      if (counted === undefined) return;
      const key = counted.join(' ');
      times.set(key, (times.get(key) ?? 0) + 1);
    }),
    platform.page.onHidden(report),
  ];
  const keepReporting = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await platform.sleep(everyMs, stopped.signal);
      report();
    }
  };
  void keepReporting();
  return () => {
    stopped.abort();
    for (const stop of stops) stop();
  };
}
