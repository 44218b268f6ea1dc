import { describe, expect, it } from 'vitest';
import { NetworkError, type CartClient, type Refresher, type TokenSet } from '../src/index.js';
import { lineIdOf } from '../src/index.js';
import { mergeGuestCart, previewMerge } from '../src/merge/index.js';
import { clientOf } from './model/clients.js';
import { Browser } from './model/clock.js';
import { faultyFetch, type Fault } from './model/network.js';
import { ModelServer } from './model/server.js';

const HOUR_MS = 3_600_000;

function setUp(
  faults: () => Fault = () => 'ok',
  refresher: Refresher = () => Promise.resolve('invalid-grant'),
) {
  const server = new ModelServer([
    ['tea', { name: 'Tea', amountMinor: 400, available: 5, active: true }],
    ['cup', { name: 'Cup', amountMinor: 900, available: 9, active: true }],
  ]);
  const browser = new Browser();
  const client = clientOf(browser, faultyFetch(server, faults), {
    refresher,
  });
  const signIn = (subject: string): void => {
    server.customers.set(`token-${subject}`, subject);
    const tokens: TokenSet = {
      accessToken: `token-${subject}`,
      refreshToken: 'refresh',
      expiresAt: browser.clock.time + HOUR_MS,
      subject,
    };
    client.session.signIn(tokens);
  };
  const idle = (): boolean => client.getView().pendingCount === 0 && client.getView().sync === 'idle';
  return { server, browser, client, signIn, idle };
}

/** Runs virtual time until the promise is settled. */
async function during<T>(browser: Browser, work: Promise<T>): Promise<T> {
  let done = false;
  const watched = work.finally(() => (done = true));
  watched.catch(() => undefined);
  await browser.clock.until(() => done);
  return watched;
}

const shown = (client: CartClient): [string, number][] =>
  client.getView().lines.map(({ sku, quantity }) => [sku, quantity]);

describe('the merge', () => {
  it('sends the last clicks, previews, merges, reports each line and can be undone', async () => {
    const { client, browser, signIn, server } = setUp();
    const own = server.create({ type: 'CUSTOMER', subject: 'alice' }, 'default', 'EUR');
    const unitPrice = { amountMinor: 400, currency: 'EUR' };
    const line = {
      lineId: lineIdOf('tea'),
      sku: 'tea',
      name: 'Tea',
      attributes: {},
      unitPrice,
      addedAt: server.now(),
    };
    server.change(own, [{ ...line, quantity: 2 }], 1);
    client.add({ sku: 'tea', quantity: 4 });
    client.add({ sku: 'cup' });
    signIn('alice');
    const preview = await during(browser, previewMerge(client));
    expect(preview).toMatchObject({ status: 'PREVIEW', outcomes: [{ granted: 4 }, { outcome: 'ADDED' }] });
    const result = await during(browser, mergeGuestCart(client));
    expect(result?.merge.outcomes.map(({ outcome, granted }) => [outcome, granted])).toEqual([
      ['COMBINED', 4],
      ['ADDED', 1],
    ]);
    expect(shown(client)).toEqual([
      ['tea', 4],
      ['cup', 1],
    ]);
    expect(await during(browser, mergeGuestCart(client))).toBeUndefined();
    expect(await during(browser, result!.undo())).toMatchObject({ status: 'REVERTED' });
    expect(shown(client)).toEqual([['tea', 4]]);
  });

  it('keeps the guest cart and the sign-in when the server cannot be reached', async () => {
    let down = false;
    const { client, browser, signIn, idle } = setUp(() => (down ? 'lost-request' : 'ok'));
    client.add({ sku: 'cup' });
    await browser.clock.until(idle);
    signIn('alice');
    down = true;
    await expect(during(browser, mergeGuestCart(client))).rejects.toMatchObject({ code: 'network' });
    expect(client.session.identity).toEqual({ kind: 'customer', subject: 'alice' });
    down = false;
    client.session.signOut();
    await browser.clock.settle();
    expect(shown(client)).toEqual([['cup', 1]]);
  });

  it('applies a merge whose answer was lost once', async () => {
    const faults: Fault[] = ['ok', 'ok', 'ok', 'lost-answer'];
    const { client, browser, signIn, idle, server } = setUp(() => faults.shift() ?? 'ok');
    client.add({ sku: 'cup', quantity: 2 });
    await browser.clock.until(idle);
    signIn('alice');
    await browser.clock.settle();
    await during(browser, mergeGuestCart(client));
    expect(server.activeOf('alice')?.lines).toMatchObject([{ sku: 'cup', quantity: 2 }]);
  });

  it('parks a customer’s clicks when the session ends, out of the guest’s cart, and sends them later', async () => {
    const { client, browser, signIn, idle, server } = setUp();
    signIn('alice');
    await browser.clock.settle();
    server.customers.clear();
    client.add({ sku: 'tea' });
    await browser.clock.until(() => client.session.identity.kind === 'guest');
    expect(shown(client)).toEqual([]);
    client.add({ sku: 'cup' });
    await browser.clock.until(idle);
    expect(shown(client)).toEqual([['cup', 1]]);
    signIn('alice');
    await browser.clock.settle();
    await browser.clock.until(idle);
    expect(server.activeOf('alice')?.lines).toMatchObject([{ sku: 'tea', quantity: 1 }]);
  });

  it('asks an issuer that cannot be reached again, however often, and sends the clicks then', async () => {
    let failures = 8;
    const { client, browser, signIn, idle, server } = setUp(undefined, () => {
      failures -= 1;
      if (failures > 0) throw new NetworkError('issuer-unavailable', { method: 'POST', path: '/token' });
      server.customers.set('renewed', 'alice');
      return Promise.resolve({
        accessToken: 'renewed',
        expiresAt: browser.clock.time + HOUR_MS,
        subject: 'alice',
      });
    });
    signIn('alice');
    await browser.clock.settle();
    server.customers.clear();
    client.add({ sku: 'tea' });
    await browser.clock.until(idle);
    expect(client.session.identity).toMatchObject({ subject: 'alice' });
    expect(server.activeOf('alice')?.lines).toMatchObject([{ sku: 'tea', quantity: 1 }]);
  });

  it('shows the next person nothing of the one before', async () => {
    const { client, browser, signIn, idle } = setUp();
    signIn('alice');
    client.add({ sku: 'tea' });
    await browser.clock.until(idle);
    client.session.signOut();
    await browser.clock.settle();
    expect(client.getView().lines).toEqual([]);
    signIn('bob');
    await browser.clock.settle();
    expect(client.getView().lines).toEqual([]);
  });
});
