import type { Platform } from '../platform/platform.js';
import type { Telemetry, TelemetryEvent } from '../telemetry/bus.js';
import { createReporter } from './reporter.js';
import { clickSpanId, isTraceId, newSpanId, traceparent, type Span } from './span.js';

/** Clicks whose end is awaited; one that became part of another, or was cancelled by it, has none. */
const CLICKS_MAX = 100;

export interface TracingOptions {
  /** Where a collector takes OTLP over HTTP as JSON; of the page's own origin, or one that allows it by CORS. */
  endpoint: string;
  /** What the collector calls this page; default `shop`. */
  service?: string;
}

export interface Tracing {
  /** For the cart client: its requests carry their trace. */
  platform: Platform;
  /** Adds the clicks of a client; returns what ends it. */
  follow(client: { readonly telemetry: Telemetry }): () => void;
}

/**
 * Makes one trace of each click, from the click to the answer, which the services continue to the view. A trace has the
 * id of its op, which is the command's id in the audit trail too: who knows one of them finds the others.
 */
export function traceClicks(platform: Platform, { endpoint, service = 'shop' }: TracingOptions): Tracing {
  const reporter = createReporter(platform, endpoint, service);
  const clicks = new Map<string, number>();

  const tracedFetch: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    const traceId = headers.get('Idempotency-Key');
    if (!isTraceId(traceId)) return platform.fetch(input, init);
    const spanId = newSpanId(platform.newId);
    headers.set('traceparent', traceparent({ traceId, spanId }));
    const parent = clicks.has(traceId) ? { parentSpanId: clickSpanId(traceId) } : {};
    const startMs = platform.now();
    try {
      return await platform.fetch(input, { ...init, headers });
    } finally {
      const name = `send ${init?.method ?? 'GET'}`;
      reporter.add({ traceId, spanId, ...parent, name, startMs, endMs: platform.now() });
    }
  };

  const began = (opId: string): void => {
    clicks.set(opId, platform.now());
    const [oldest] = clicks.keys();
    if (clicks.size > CLICKS_MAX && oldest !== undefined) clicks.delete(oldest);
  };
  const ended = (opId: string, outcome: string): void => {
    const startMs = clicks.get(opId);
    clicks.delete(opId);
    if (startMs === undefined || !isTraceId(opId)) return;
    const click: Span = {
      traceId: opId,
      spanId: clickSpanId(opId),
      name: `click, ${outcome}`,
      startMs,
      endMs: platform.now(),
    };
    reporter.add(click);
  };
  const hear = (event: TelemetryEvent): void => {
    if (event.type === 'op-enqueued') began(event.opId);
    if (event.type === 'op-applied') ended(event.opId, 'applied');
    if (event.type === 'op-rejected') ended(event.opId, 'rejected');
  };

  return {
    platform: { ...platform, fetch: tracedFetch },
    follow({ telemetry }) {
      const stopHearing = telemetry.on(hear);
      return () => {
        stopHearing();
        reporter.stop();
      };
    },
  };
}
