import { describe, expect, it } from 'vitest';
import { readEvents } from '../src/live/sse.js';
import { DEFAULT_RETRY } from '../src/index.js';
import { follow } from '../src/live/live.js';
import { createTelemetry } from '../src/telemetry/bus.js';
import type { Transport } from '../src/transport/transport.js';
import type { Cart } from '../src/index.js';
import { Browser } from './model/clock.js';

const stream = (...chunks: string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });

describe('the event stream', () => {
  it('is read over any chunk boundary, comments and line ends', async () => {
    const text =
      ': hello\r\n\r\nid: 3\r\nevent: cart\r\ndata: {"a":\r\ndata: "é"}\r\n\r\n:\n\nid:4\nevent:cart\ndata:{}\n\n';
    for (let cut = 1; cut < text.length; cut++) {
      const events = [];
      const body = stream(text.slice(0, cut), text.slice(cut));
      for await (const event of readEvents(body, () => undefined)) events.push(event);
      expect(events).toEqual([
        { id: '3', event: 'cart', data: '{"a":\n"é"}' },
        { id: '4', event: 'cart', data: '{}' },
      ]);
    }
  });
});

describe('following a cart', () => {
  const setUp = (answers: ((signal: AbortSignal) => Response)[]) => {
    const browser = new Browser();
    const opened: number[] = [];
    const carts: number[] = [];
    const stop = new AbortController();
    const transport: Transport = {
      send: () => Promise.reject(new Error('not here')),
      open: (_path, _token, lastEventId, signal) => {
        opened.push(lastEventId);
        return Promise.resolve((answers.shift() ?? (() => new Response(null, { status: 503 })))(signal));
      },
    };
    const done = follow(
      'cart-1.1',
      {
        transport,
        platform: browser.tab(() => Promise.reject(new Error('not here'))),
        telemetry: createTelemetry(),
        retry: DEFAULT_RETRY,
        token: () => Promise.resolve('t'),
        version: () => carts.at(-1) ?? 0,
        onCart: (cart) => carts.push(cart.version),
        onOpen: () => undefined,
      },
      stop.signal,
    );
    return { browser, opened, carts, stop, done };
  };
  const cartEvent = (version: number): string =>
    `id: ${version}\nevent: cart\ndata: ${JSON.stringify({ cart: { version } as Cart })}\n\n`;

  it('resumes after a broken stream from the version it has', async () => {
    const world = setUp([
      () => new Response(stream(cartEvent(3), cartEvent(5))),
      () => new Response(stream(cartEvent(6))),
    ]);
    await world.browser.clock.until(() => world.carts.length === 3);
    expect(world.carts).toEqual([3, 5, 6]);
    expect(world.opened.slice(0, 2)).toEqual([0, 5]);
    world.stop.abort();
    await world.done;
  });

  it('stops asking for a cart that is not there', async () => {
    const notThere = (): Response => new Response(null, { status: 404 });
    const world = setUp([notThere, notThere, notThere]);
    let over = false;
    void world.done.then(() => (over = true));
    await world.browser.clock.until(() => over);
    expect(world.opened).toHaveLength(3);
  });

  it('gives up a silent stream and connects again', async () => {
    const silent = (signal: AbortSignal): Response =>
      new Response(
        new ReadableStream({
          start: (controller) =>
            signal.addEventListener('abort', () => controller.error(new Error('aborted'))),
        }),
      );
    const world = setUp([silent]);
    await world.browser.clock.advance(30_000);
    expect(world.opened).toHaveLength(1);
    await world.browser.clock.until(() => world.opened.length > 1);
    world.stop.abort();
    await world.done;
  });
});
