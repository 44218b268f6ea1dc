import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCart, memoryStore, type CartClient, type SessionStorage } from '../src/index.js';
import { lineIdOf } from '../src/verify/identity.js';
import { Browser } from './model/clock.js';
import { documentOf } from './model/cart.js';
import { faultyFetch, type Fault } from './model/network.js';
import { ModelServer } from './model/server.js';

const SKUS = ['a', 'b', 'c'] as const;
const FAULTS: Fault[] = [
  'ok',
  'lost-request',
  'lost-answer',
  'duplicate',
  'conflict',
  'stale-snapshot',
  'unavailable',
  'early-snapshot',
];

type Step =
  | { do: 'add'; sku: string; quantity: number }
  | { do: 'set'; sku: string; quantity: number }
  | { do: 'by'; sku: string; delta: number }
  | { do: 'remove'; sku: string }
  | { do: 'undo' }
  | { do: 'clear' }
  | { do: 'wait'; milliseconds: number };

const sku = fc.constantFrom(...SKUS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('add' as const), sku, quantity: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('set' as const), sku, quantity: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('by' as const), sku, delta: fc.constantFrom(-2, -1, 1, 2) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), sku }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'undo' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'clear' }) },
  { weight: 3, arbitrary: fc.nat(1_500).map((milliseconds): Step => ({ do: 'wait', milliseconds })) },
);

const noSession: SessionStorage = { read: () => undefined, write: () => undefined };

class World {
  readonly server = new ModelServer(
    SKUS.map((it) => [it, { name: `Item ${it}`, amountMinor: 250, available: 30, active: true }]),
  );
  readonly browser = new Browser();
  readonly clients: CartClient[];
  readonly applied: string[] = [];
  readonly rejected: string[] = [];
  readonly #faults: Fault[];
  #undo: (() => void) | undefined;
  #stale: Promise<void> = Promise.resolve();

  constructor(faults: Fault[], tabs: number) {
    this.#faults = [...faults];
    const store = memoryStore();
    const hooks = {
      onConflict: (cartId: string) => this.#someoneElseWrites(cartId),
      onStale: () => this.#offerOld(),
      onEarly: (cartId: string) => this.#offerNow(cartId),
    };
    const fetch = faultyFetch(this.server, () => this.#faults.shift() ?? 'ok', hooks);
    this.clients = Array.from({ length: tabs }, () =>
      createCart({
        currency: 'EUR',
        platform: this.browser.tab(fetch),
        openStore: () => Promise.resolve({ ...store, durable: true }),
        sessionStorage: noSession,
      }),
    );
    for (const { telemetry } of this.clients) {
      telemetry.on((event) => {
        if (event.type === 'op-applied') this.applied.push(event.opId);
        if (event.type === 'op-rejected') this.rejected.push(event.opId);
      });
    }
  }

  async take(it: Step, tab: number): Promise<void> {
    const client = this.clients[tab % this.clients.length]!;
    if (it.do === 'wait') return this.browser.clock.advance(it.milliseconds);
    if (it.do === 'clear') {
      client.clear();
      return;
    }
    if (it.do === 'undo') return this.#undo?.();
    const lineId = lineIdOf(it.sku);
    if (it.do === 'add') client.add({ sku: it.sku, quantity: it.quantity });
    else if (it.do === 'set') client.setQuantity(lineId, it.quantity);
    else if (it.do === 'by') client.changeBy(lineId, it.delta);
    else this.#undo = client.remove(lineId);
  }

  async settled(): Promise<void> {
    const idle = (): boolean =>
      this.clients.every((client) => client.getView().pendingCount === 0 && client.getView().sync === 'idle');
    await this.browser.clock.until(idle);
    await this.#stale;
    // What the live stream would bring.
    this.#faults.length = 0;
    for (const client of this.clients) await client.refresh();
    await this.browser.clock.settle();
  }

  #someoneElseWrites(cartId: string): void {
    const cart = this.server.carts.get(cartId);
    const line = cart?.lines[0];
    if (cart === undefined || line === undefined) return;
    this.server.change(
      cart,
      cart.lines.map((it) => (it === line ? { ...it, quantity: it.quantity + 1 } : it)),
      1,
    );
  }

  #offerNow(cartId: string): Promise<void> {
    const client = this.clients[0]!;
    return client.slots.of(client.session.identity).offer(documentOf(this.server.carts.get(cartId)!));
  }

  #offerOld(): void {
    const cart = [...this.server.carts.values()][0];
    if (cart === undefined) return;
    const old = { ...documentOf(cart), version: Math.max(1, cart.version - 1), lines: [] };
    const client = this.clients[0]!;
    this.#stale = client.slots.of(client.session.identity).offer(old);
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}

const quantities = (lines: readonly { sku: string; quantity: number }[]): [string, number][] =>
  lines.map((line) => [line.sku, line.quantity]);

describe('any schedule of failures', () => {
  it('ends with what the server holds, every op applied at most once and none lost in silence', async () => {
    const schedule = fc.record({
      steps: fc.array(step, { minLength: 1, maxLength: 12 }),
      faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 14 }),
      tabs: fc.integer({ min: 1, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(schedule, async ({ steps, faults, tabs }) => {
        const world = new World(faults, tabs);
        for (const [i, it] of steps.entries()) await world.take(it, i);
        await world.settled();
        // A guest's first request may have made a cart whose answer was lost: nobody will ever use that one.
        const cart = world.server.carts.get(world.clients[0]!.getView().cartId ?? '');
        for (const client of world.clients) {
          expect(quantities(client.getView().lines)).toEqual(quantities(cart?.lines ?? []));
          expect(client.getView().version).toBe(cart?.version ?? 0);
        }
        for (const [key, times] of world.server.effects) expect([key, times]).toEqual([key, 1]);
        expect(new Set(world.applied).size).toBe(world.applied.length);
        expect(world.applied.filter((id) => world.rejected.includes(id))).toEqual([]);
        world.close();
      }),
      { numRuns: 2_000 },
    );
  }, 100_000);

  it('shows the plain replay of the clicks at every moment when nobody else writes', async () => {
    const kinds: Fault[] = [
      'ok',
      'lost-request',
      'lost-answer',
      'duplicate',
      'unavailable',
      'early-snapshot',
    ];
    const adds = fc.array(fc.record({ sku, quantity: fc.integer({ min: 1, max: 2 }), gapMs: fc.nat(600) }), {
      minLength: 1,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(
        adds,
        fc.array(fc.constantFrom(...kinds), { maxLength: 10 }),
        async (clicks, faults) => {
          const world = new World(faults, 1);
          const expected = new Map<string, number>();
          const look = (): void =>
            expect(Object.fromEntries(quantities(world.clients[0]!.getView().lines))).toEqual(
              Object.fromEntries(expected),
            );
          const seen: unknown[] = [];
          world.clients[0]!.subscribe(() => {
            try {
              look();
            } catch (error) {
              seen.push(error);
            }
          });
          for (const click of clicks) {
            expected.set(click.sku, (expected.get(click.sku) ?? 0) + click.quantity);
            await world.take({ do: 'add', sku: click.sku, quantity: click.quantity }, 0);
            look();
            await world.browser.clock.advance(click.gapMs);
          }
          await world.settled();
          const cart = [...world.server.carts.values()].at(-1);
          expect(Object.fromEntries(quantities(cart?.lines ?? []))).toEqual(Object.fromEntries(expected));
          expect(seen).toEqual([]);
          world.close();
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});
