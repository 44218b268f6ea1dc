import { describe, expect, it } from 'vitest';
import type { components } from '../src/generated/services.js';
import { reportTelemetry } from '../src/telemetry/index.js';
import { createTelemetry, type TelemetryEvent } from '../src/telemetry/bus.js';
import { Browser } from './model/clock.js';

type Report = components['schemas']['ClientReport'];

const APPLIED: TelemetryEvent = { type: 'op-applied', opId: 'one', sends: 1, replayed: false };
const request = (status: number): TelemetryEvent => ({
  type: 'request',
  method: 'GET',
  path: '/v1/carts/secret.1',
  status,
  milliseconds: 3,
});

function setUp(random = 0, fails = false) {
  const browser = new Browser();
  const sent: Report[] = [];
  const fetching: typeof fetch = (url, init) => {
    expect(url).toBe('/v1/telemetry');
    sent.push(JSON.parse(init?.body as string) as Report);
    return fails
      ? Promise.reject(new TypeError('down'))
      : Promise.resolve(new Response(null, { status: 202 }));
  };
  const platform = { ...browser.tab(fetching), random: () => random };
  const client = { platform, telemetry: createTelemetry(), getView: () => ({ pendingCount: 2 }) };
  return { browser, client, sent };
}

describe('reports', () => {
  it('count by category, hold no id, and begin anew after each', async () => {
    const { browser, client, sent } = setUp();
    const stop = reportTelemetry(client, { store: 'shop', oneIn: 5, everyMs: 1_000 });
    for (const status of [200, 200, 503, 0, 422]) client.telemetry.emit(request(status));
    client.telemetry.emit(APPLIED);
    await browser.clock.advance(1_000);
    expect(sent).toEqual([
      {
        store: 'shop',
        oneIn: 5,
        pending: 2,
        counts: [
          { event: 'request', kind: 'ok', times: 2 },
          { event: 'request', kind: 'unavailable', times: 1 },
          { event: 'request', kind: 'network', times: 1 },
          { event: 'request', kind: 'rejected', times: 1 },
          { event: 'op', kind: 'applied', times: 1 },
        ],
      },
    ]);
    expect(JSON.stringify(sent)).not.toContain('secret');
    await browser.clock.advance(5_000);
    expect(sent).toHaveLength(1);
    stop();
    client.telemetry.emit(APPLIED);
    await browser.clock.advance(5_000);
    expect(sent).toHaveLength(1);
  });

  it('come from a sample of pages', async () => {
    const { browser, client, sent } = setUp(0.5);
    reportTelemetry(client, { oneIn: 10, everyMs: 1_000 });
    client.telemetry.emit(APPLIED);
    await browser.clock.advance(5_000);
    expect(sent).toEqual([]);
  });

  it('that fail are forgotten', async () => {
    const { browser, client, sent } = setUp(0, true);
    reportTelemetry(client, { everyMs: 1_000 });
    client.telemetry.emit(APPLIED);
    await browser.clock.advance(3_000);
    expect(sent).toHaveLength(1);
  });
});
