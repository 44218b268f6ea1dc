import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cart, CommandAnswer, Merge, Problem } from '../packages/cart-sdk/src/api/types.js';
import { lineIdOf, stateHashOf } from '../packages/cart-sdk/src/verify/identity.js';
import { violationsOf } from '../packages/cart-sdk/src/verify/invariants.js';
import { openWorld, type World } from './world.js';

/** All that any answer may hold. */
type Body = CommandAnswer & Problem & { merge: Merge; cart: Cart };

interface Answer {
  status: number;
  headers: Headers;
  body: Body;
}

interface Extras {
  token?: string;
  key?: string;
  ifMatch?: number;
}

let world: World;
let guest: string;
let cartId: string;

async function send(method: string, path: string, body?: object, extras: Extras = {}): Promise<Answer> {
  const { token = guest, key = randomUUID(), ifMatch } = extras;
  const response = await fetch(world.origin + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(method === 'GET' ? {} : { 'Idempotency-Key': key }),
      ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
      ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

const line = (lineId: string): string => `/v1/carts/${cartId}/lines/${lineId}`;
const add = (sku: string, quantity: number, extras?: Extras): Promise<Answer> =>
  send('POST', `/v1/carts/${cartId}/lines`, { sku, quantity }, extras);
const outcome = ({ status, body }: Answer): [number, string] => [status, body.code];

async function customer(): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'password', username: `alice-${randomUUID()}` });
  const issued = await fetch(`${world.origin}/identity/token`, { method: 'POST', body: form });
  return ((await issued.json()) as { access_token: string }).access_token;
}

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  guest = '';
  const { body } = await send('POST', '/v1/carts', { currency: 'EUR' });
  guest = body.guestToken ?? '';
  ({ cartId } = body.cart);
});

/** What the SDK relies on, asked of the model that its tests use, or with CART_ORIGIN of the services themselves. */
describe('the services keep what the SDK relies on', () => {
  it('names lines as the SDK does, and hashes carts as the SDK does', async () => {
    const attributes = { engraving: 'für Ödön' };
    const { body } = await send('POST', `/v1/carts/${cartId}/lines`, {
      sku: 'sku-2',
      quantity: 2,
      attributes,
    });
    expect(body.cart.lines.map(({ lineId }) => lineId)).toEqual([lineIdOf('sku-2', attributes)]);
    expect(stateHashOf(body.cart)).toBe(body.cart.stateHash);
    expect(violationsOf(body.cart)).toEqual([]);
  });

  it('answers a repeated key with what it did before, and names the applied commands', async () => {
    const first = await add('sku-2', 1, { key: 'one' });
    expect(first.body.appliedCommandIds).toContain('one');
    const again = await add('sku-2', 1, { key: 'one' });
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect(again.body.events).toEqual(first.body.events);
    expect(again.body.cart.version).toBe(first.body.cart.version);
    expect(outcome(await add('sku-2', 2, { key: 'one' }))).toEqual([422, 'idempotency-key-reused']);
  });

  it('refuses an expected version that has passed, and shows the cart as it is', async () => {
    const { body } = await add('sku-2', 1);
    await add('sku-2', 1);
    const stale = await send(
      'PATCH',
      line(lineIdOf('sku-2')),
      { quantity: 5 },
      { ifMatch: body.cart.version },
    );
    expect(outcome(stale)).toEqual([412, 'version-mismatch']);
    expect(stale.body.cart.lines[0]?.quantity).toBe(2);
    expect(stale.body.currentVersion).toBe(stale.body.cart.version);
  });

  it('wants an expected version for what overwrites everything', async () => {
    await add('sku-2', 1);
    const clearing = { commands: [{ type: 'ClearCart' }] };
    const unconditional = [
      await send('POST', `/v1/carts/${cartId}/commands`, clearing),
      await send('POST', `/v1/carts/${cartId}/checkout`, {}),
    ];
    expect(unconditional.map(outcome)).toEqual(Array(2).fill([428, 'precondition-required']));
  });

  it('refuses by rule, with the code and the bound that the SDK shows', async () => {
    const { body } = await add('sku-2', 1);
    const lineId = body.cart.lines[0]?.lineId ?? '';
    expect(outcome(await add('sku-unknown', 1))).toEqual([422, 'unknown-sku']);
    expect(outcome(await add('sku-38', 1))).toEqual([422, 'item-not-available']);
    const below = await send('PATCH', line(lineId), { delta: -2 });
    expect(outcome(below)).toEqual([422, 'quantity-below-limit']);
    const above = await send('PATCH', line(lineId), { quantity: 1000 });
    expect(outcome(above)).toEqual([422, 'quantity-above-limit']);
    expect(above.body.errors?.[0]).toMatchObject({ requested: 1000, allowed: 999 });
    expect(outcome(await send('DELETE', line(lineIdOf('sku-3'))))).toEqual([404, 'line-not-found']);
  });

  it('applies all of a batch or nothing', async () => {
    const commands = [
      { type: 'AddItem', sku: 'sku-2', quantity: 1 },
      { type: 'AddItem', sku: 'sku-unknown', quantity: 1 },
    ];
    expect(outcome(await send('POST', `/v1/carts/${cartId}/commands`, { commands }))).toEqual([
      422,
      'unknown-sku',
    ]);
    const { body } = await add('sku-3', 1);
    expect(body.cart.lines.map(({ sku }) => sku)).toEqual(['sku-3']);
  });

  it('hides the cart from everybody else', async () => {
    await add('sku-2', 1);
    const path = `/v1/carts/${cartId}/lines`;
    const item = { sku: 'sku-2', quantity: 1 };
    expect((await send('POST', path, item, { token: '' })).status).toBe(401);
    expect(outcome(await send('POST', path, item, { token: await customer() }))).toEqual([
      404,
      'cart-not-found',
    ]);
  });

  it('previews a merge, merges once, repeats the answer, and takes it back', async () => {
    const token = await customer();
    await add('sku-8', 2);
    const body = { guestCartId: cartId, guestToken: guest };
    const base = '/v1/customers/me/cart';
    const preview = await send('POST', `${base}/merge-previews`, body, { token });
    expect(preview.body.merge).toMatchObject({
      status: 'PREVIEW',
      outcomes: [{ outcome: 'ADDED', granted: 2 }],
    });
    const merged = await send('POST', `${base}/merges`, body, { token });
    expect(merged.body.merge.status).toBe('COMPLETED');
    expect(merged.body.cart.itemCount).toBe(2);
    expect((await send('POST', `${base}/merges`, body, { token })).headers.get('Idempotent-Replayed')).toBe(
      'true',
    );
    const { mergeId } = merged.body.merge;
    const reverted = await send('POST', `${base}/merges/${encodeURIComponent(mergeId)}/revert`, undefined, {
      token,
    });
    expect(reverted.body.merge.status).toBe('REVERTED');
    expect(reverted.body.cart.itemCount).toBe(0);
  });

  it('streams the cart as it is first, then each later one', async () => {
    const { body } = await add('sku-2', 1);
    const response = await fetch(`${world.origin}/v1/carts/${cartId}/stream`, {
      headers: { Accept: 'text/event-stream', Authorization: `Bearer ${guest}` },
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hears = async (version: number): Promise<void> => {
      while (!heard.includes(`id: ${version}\n`) && !heard.includes(`id:${version}\n`))
        heard += (await reader.read()).value ?? '';
    };
    await hears(body.cart.version);
    const later = await add('sku-2', 1);
    await hears(later.body.cart.version);
    await reader.cancel();
  });
});
