import type { Platform } from '../platform/platform.js';
import { otlp, type Span } from './span.js';

const EVERY_MS = 1_000;
/** What a page holds while nobody can be told; the oldest go first. */
const SPANS_MAX = 200;

export interface Reporter {
  add(span: Span): void;
  stop(): void;
}

/** Sends spans in batches, and the rest when the page is hidden. A batch that does not arrive is forgotten. */
export function createReporter(platform: Platform, endpoint: string, service: string): Reporter {
  let spans: Span[] = [];
  const stopped = new AbortController();

  const send = (): void => {
    if (spans.length === 0) return;
    const sending = platform.fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(otlp(service, spans)),
      keepalive: true,
    });
    spans = [];
    // A picture of the work must not be in the way of the work.
    sending.catch(() => undefined);
  };
  const sendSoon = async (): Promise<void> => {
    await platform.sleep(EVERY_MS, stopped.signal);
    send();
  };
  const stopListening = platform.page.onHidden(send);
  return {
    add(span) {
      if (stopped.signal.aborted) return;
      if (spans.length === 0) void sendSoon();
      spans = [...spans, span].slice(-SPANS_MAX);
    },
    stop() {
      stopListening();
      stopped.abort();
    },
  };
}
