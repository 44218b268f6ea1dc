import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { add, shows } from './shop.js';
import { setStage } from './stage.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  service: string;
  name: string;
}

/** From the page to the view: what has to be there when all services have told. */
const WAY = [
  'click, applied',
  'send POST',
  'POST at the shop',
  'POST /v1/carts/',
  'shard',
  'kafka cart-events',
  'fold',
];

/** A file that the trace's picture goes to, for the documentation. */
const PICTURE = process.env['CART_TRACE_PICTURE'];

const stage = setStage();

const spansOf = async (traceId: string): Promise<Span[]> => {
  const response = await fetch(`${stage.world.origin}/traces/${traceId}`);
  return (await response.json()) as Span[];
};

/** The names from the root to a span. */
function wayTo(spans: readonly Span[], last: Span | undefined): string[] {
  if (last === undefined) return [];
  const parent = spans.find(({ spanId }) => spanId === last.parentSpanId);
  return [...wayTo(spans, parent), last.name];
}

describe('with the real services and a collector', () => {
  it('makes one trace of a click, from the page to the view', async () => {
    const page = await stage.visitor.open();
    await add(page, 'sku-8');
    await shows(page, 1);
    const sending = page.waitForRequest((request) => request.url().endsWith('/lines'));
    await add(page, 'sku-1');
    const key = (await sending).headers()['idempotency-key']!;
    await shows(page, 2);
    const way = async (): Promise<string[]> => {
      const spans = await spansOf(key);
      return wayTo(
        spans,
        spans.find(({ name }) => name === 'fold'),
      );
    };
    await expect.poll(async () => (await way()).length).toBe(WAY.length);
    for (const [i, name] of (await way()).entries()) expect(name).toContain(WAY[i]);
    if (PICTURE !== undefined) {
      const picture = await fetch(`${stage.world.origin}/traces/${key}.svg`);
      await writeFile(PICTURE, await picture.text());
    }
  });
});
