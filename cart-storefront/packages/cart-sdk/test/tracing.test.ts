import { describe, expect, it } from 'vitest';
import { createTelemetry } from '../src/telemetry/bus.js';
import { traceClicks } from '../src/tracing/index.js';
import { Browser } from './model/clock.js';

const OP = '4bf92f3577b34da6a3ce929d0e0e4736';
const CLICK = OP.slice(0, 16);
const COLLECTOR = '/traces/v1/traces';

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
}

function setUp({ collectorFails = false } = {}) {
  const browser = new Browser();
  const reports: SentSpan[][] = [];
  const traceparents: (string | null)[] = [];
  const collect = (body: string): Promise<Response> => {
    const { resourceSpans } = JSON.parse(body) as {
      resourceSpans: [{ scopeSpans: [{ spans: SentSpan[] }] }];
    };
    reports.push(resourceSpans[0].scopeSpans[0].spans);
    return collectorFails ? Promise.reject(new TypeError('down')) : Promise.resolve(new Response('{}'));
  };
  const fetching: typeof fetch = async (url, init) => {
    if (url === COLLECTOR) return collect(init?.body as string);
    traceparents.push(new Headers(init?.headers).get('traceparent'));
    await browser.clock.sleep(30);
    if (url === '/dead') throw new TypeError('no network');
    return new Response('{}');
  };
  const telemetry = createTelemetry();
  const tracing = traceClicks(browser.tab(fetching), { endpoint: COLLECTOR });
  const stop = tracing.follow({ telemetry });
  const send = (url: string, key?: string): Promise<Response> =>
    tracing.platform.fetch(url, {
      method: 'POST',
      headers: key === undefined ? {} : { 'Idempotency-Key': key },
    });
  return { clock: browser.clock, telemetry, send, reports, traceparents, stop };
}

describe('a click', () => {
  it('is one trace, of the id of its op, with each attempt below it', async () => {
    const { clock, telemetry, send, reports, traceparents } = setUp();
    const clicked = clock.now();
    telemetry.emit({ type: 'op-enqueued', opId: OP, kind: 'AddItem' });
    const lost = send('/dead', OP).catch(() => undefined);
    await clock.advance(40);
    await lost;
    const answered = send('/v1/carts/c/lines', OP);
    await clock.advance(40);
    await answered;
    telemetry.emit({ type: 'op-applied', opId: OP, sends: 2, replayed: false });
    await clock.advance(2_000);

    const spans = reports.flat();
    expect(spans.map(({ name }) => name)).toEqual(['send POST', 'send POST', 'click, applied']);
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([OP]));
    const [first, second, click] = spans;
    expect(traceparents).toEqual([`00-${OP}-${first!.spanId}-01`, `00-${OP}-${second!.spanId}-01`]);
    expect(first!.spanId).not.toBe(second!.spanId);
    expect([first!.parentSpanId, second!.parentSpanId, click!.spanId]).toEqual([CLICK, CLICK, CLICK]);
    expect(click).toMatchObject({
      startTimeUnixNano: `${clicked}000000`,
      endTimeUnixNano: `${clicked + 80}000000`,
    });
    expect(click!.parentSpanId).toBeUndefined();
  });

  it('that another tab began has its sending here all the same', async () => {
    const { clock, send, reports } = setUp();
    const answered = send('/v1/carts/c/lines', OP);
    await clock.advance(2_000);
    await answered;
    expect(reports.flat()).toMatchObject([{ traceId: OP, name: 'send POST' }]);
  });
});

describe('tracing', () => {
  it('leaves alone what has no key that can be a trace', async () => {
    const { clock, send, reports, traceparents } = setUp();
    const answers = [send('/a'), send('/b', 'a-key-of-my-own'), send('/c', '0'.repeat(32))];
    await clock.advance(2_000);
    await Promise.all(answers);
    expect(traceparents).toEqual([null, null, null]);
    expect(reports).toEqual([]);
  });

  it('does not mind a collector that is down, and says no more once it is ended', async () => {
    const { clock, send, reports, stop } = setUp({ collectorFails: true });
    const answered = send('/v1/carts/c/lines', OP);
    await clock.advance(2_000);
    expect((await answered).status).toBe(200);
    expect(reports).toHaveLength(1);
    stop();
    const after = send('/v1/carts/c/lines', OP);
    await clock.advance(60_000);
    await after;
    expect(reports).toHaveLength(1);
  });

  it('holds no more than two hundred spans', async () => {
    const { clock, send, reports } = setUp();
    const answers = Array.from({ length: 300 }, () => send('/v1/carts/c/lines', OP));
    await clock.advance(2_000);
    await Promise.all(answers);
    expect(reports.map((spans) => spans.length)).toEqual([200]);
  });
});
