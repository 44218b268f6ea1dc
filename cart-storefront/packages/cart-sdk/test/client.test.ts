import { describe, expect, it } from 'vitest';
import { lineIdOf, type CartClient, type TelemetryEvent } from '../src/index.js';
import { countEvents } from '../src/telemetry/index.js';
import { clientOf, sharedSession, sharedStore } from './model/clients.js';
import { Browser } from './model/clock.js';
import { faultyFetch, type Fault } from './model/network.js';
import { ModelServer } from './model/server.js';

function setUp(faults: () => Fault = () => 'ok') {
  const server = new ModelServer([
    ['tea', { name: 'Tea', amountMinor: 400, available: 20, active: true }],
    ['rare', { name: 'Rare', amountMinor: 900, available: 2, active: true }],
    ['gone', { name: 'Gone', amountMinor: 100, available: 9, active: false }],
  ]);
  const browser = new Browser();
  const requests: string[] = [];
  const network = faultyFetch(server, () => faults());
  const counting: typeof fetch = (input, init) => {
    const path = input as string;
    if (!path.endsWith('/stream')) requests.push(`${init?.method ?? 'GET'} ${path}`);
    return network(input, init);
  };
  const events: TelemetryEvent[] = [];
  const listen = (client: CartClient): CartClient => {
    client.telemetry.on((event) => events.push(event));
    return client;
  };
  const idle = (client: CartClient) => (): boolean =>
    client.getView().pendingCount === 0 && client.getView().sync === 'idle';
  return { server, browser, requests, counting, events, listen, idle };
}

const tea = lineIdOf('tea');

describe('the cart client', () => {
  it('shows a click at once and makes one request of ten', async () => {
    const world = setUp();
    const client = clientOf(world.browser, world.counting);
    for (let i = 0; i < 10; i++) {
      client.add({ sku: 'tea', name: 'Tea' });
      expect(client.getView().lines[0]).toMatchObject({
        lineId: tea,
        quantity: i + 1,
        state: 'pending',
        lineTotal: undefined,
      });
      await world.browser.clock.advance(30);
    }
    await world.browser.clock.until(world.idle(client));
    expect(world.requests).toEqual(['POST /v1/carts', 'POST /v1/carts/cart-1.1/lines']);
    expect(client.getView().lines[0]).toMatchObject({
      quantity: 10,
      state: 'confirmed',
      lineTotal: { amountMinor: 4_000 },
    });
  });

  it('keeps the same view object until something changes', () => {
    const world = setUp();
    const client = clientOf(world.browser, world.counting);
    expect(client.getView()).toBe(client.getView());
    const before = client.getView();
    client.add({ sku: 'tea' });
    expect(client.getView()).not.toBe(before);
  });

  it('puts a refusal at its line, with what would have been possible', async () => {
    const world = setUp();
    const client = clientOf(world.browser, world.counting);
    client.add({ sku: 'rare' });
    await world.browser.clock.until(world.idle(client));
    client.changeBy(lineIdOf('rare'), 5);
    await world.browser.clock.until(world.idle(client));
    const [line] = client.getView().lines;
    expect(line).toMatchObject({
      quantity: 1,
      state: 'rejected',
      rejection: { code: 'insufficient-stock', allowed: 2 },
    });
    client.changeBy(lineIdOf('rare'), 1);
    await world.browser.clock.until(world.idle(client));
    expect(client.getView().lines[0]).toMatchObject({
      quantity: 2,
      state: 'confirmed',
      rejection: undefined,
    });
  });

  it('says offline after four attempts, keeps the clicks, and recovers by itself', async () => {
    let down = true;
    const world = setUp(() => (down ? 'lost-request' : 'ok'));
    const client = world.listen(clientOf(world.browser, world.counting));
    client.add({ sku: 'tea' });
    await world.browser.clock.until(() => client.getView().connection === 'offline');
    expect(client.getView().lines[0]).toMatchObject({ state: 'saved', quantity: 1 });
    for (let i = 0; i < 19; i++) client.add({ sku: 'tea' });
    await world.browser.clock.advance(120_000);
    expect(world.requests.length).toBeLessThan(30);
    down = false;
    await world.browser.clock.until(world.idle(client));
    expect(client.getView()).toMatchObject({ itemCount: 20, connection: 'online' });
    expect(world.events.some(({ type }) => type === 'recovered')).toBe(true);
  });

  it('tells about a line that was changed elsewhere instead of overwriting it', async () => {
    const world = setUp();
    const client = clientOf(world.browser, world.counting);
    client.add({ sku: 'tea', quantity: 2 });
    await world.browser.clock.until(world.idle(client));
    const cart = [...world.server.carts.values()][0]!;
    world.server.change(
      cart,
      cart.lines.map((line) => ({ ...line, quantity: 7 })),
      1,
    );
    client.setQuantity(tea, 3);
    await world.browser.clock.until(world.idle(client));
    expect(client.getView().lines[0]).toMatchObject({
      quantity: 7,
      rejection: { code: 'changed-elsewhere' },
    });
  });

  it('goes on with the next cart when this one is ordered', async () => {
    const world = setUp();
    const client = clientOf(world.browser, world.counting);
    client.add({ sku: 'tea' });
    await world.browser.clock.until(world.idle(client));
    [...world.server.carts.values()][0]!.status = 'ORDERED';
    client.add({ sku: 'rare' });
    await world.browser.clock.until(world.idle(client));
    expect(client.getView().cartId).toBe('cart-2.1');
    [...world.server.carts.values()][1]!.status = 'ORDERED';
    await client.refresh();
    expect(client.getView().status).toBe('ORDERED');
    client.add({ sku: 'rare' });
    await world.browser.clock.until(world.idle(client));
    expect(client.getView().cartId).toBe('cart-3.1');
    expect(client.getView().lines.map(({ sku }) => sku)).toEqual(['rare']);
  });

  it('checks out what is shown, after the queue is empty', async () => {
    const world = setUp();
    const client = clientOf(world.browser, world.counting);
    client.add({ sku: 'tea' });
    const checkout = client.checkout();
    await world.browser.clock.until(() => client.getView().status === 'CHECKED_OUT');
    expect((await checkout).lines).toHaveLength(1);
  });

  it('refuses to check out while clicks are only on this device, and says why', async () => {
    const world = setUp(() => 'lost-request');
    const client = clientOf(world.browser, world.counting);
    client.add({ sku: 'tea' });
    await world.browser.clock.until(() => client.getView().connection === 'offline');
    await expect(client.checkout()).rejects.toMatchObject({ code: 'queue-not-empty' });
  });

  it('does not check out when a click was refused on the way', async () => {
    const world = setUp();
    const client = clientOf(world.browser, world.counting);
    client.add({ sku: 'gone' });
    const checkout = expect(client.checkout()).rejects.toMatchObject({ code: 'changes-refused' });
    await world.browser.clock.until(world.idle(client));
    await checkout;
  });

  it('takes a removal back', async () => {
    const world = setUp();
    const client = clientOf(world.browser, world.counting);
    client.add({ sku: 'tea', quantity: 3 });
    await world.browser.clock.until(world.idle(client));
    const before = world.requests.length;
    client.remove(tea)();
    await world.browser.clock.until(world.idle(client));
    expect(world.requests.length).toBe(before);
    const undo = client.remove(tea);
    await world.browser.clock.until(world.idle(client));
    expect(client.getView().lines).toEqual([]);
    undo();
    await world.browser.clock.until(world.idle(client));
    expect(client.getView().lines[0]).toMatchObject({ quantity: 3, name: 'Tea' });
  });

  it('sends the clicks of a closed tab from another one, once', async () => {
    const world = setUp();
    const shared = { openStore: sharedStore(), sessionStorage: sharedSession() };
    const first = clientOf(world.browser, world.counting, shared);
    const second = clientOf(world.browser, world.counting, shared);
    first.add({ sku: 'tea' });
    await world.browser.clock.settle();
    first.close();
    expect(second.getView().itemCount).toBe(1);
    await world.browser.clock.until(world.idle(second));
    expect([...world.server.carts.values()][0]?.lines[0]?.quantity).toBe(1);
  });

  it('counts what happened', async () => {
    const world = setUp();
    const client = clientOf(world.browser, world.counting);
    const counts = countEvents(client.telemetry);
    client.add({ sku: 'tea' });
    await world.browser.clock.until(world.idle(client));
    expect(counts()).toMatchObject({ 'op-enqueued': 1, 'op-applied': 1, request: 2 });
  });

  it('notices a cart that does not add up', async () => {
    const world = setUp();
    const client = world.listen(clientOf(world.browser, world.counting));
    client.add({ sku: 'tea' });
    await world.browser.clock.until(world.idle(client));
    const slot = client.slots.of(client.session.identity);
    const cart = slot.queue.state.cart!;
    await slot.offer({ ...cart, version: cart.version + 1 });
    await world.browser.clock.settle();
    expect(client.getView().sound).toBe(false);
    expect(world.events).toContainEqual({
      type: 'unsound-cart',
      invariant: 'state-hash',
      version: cart.version + 1,
    });
  });
});
