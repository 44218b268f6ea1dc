import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { add, newVisitor, shows, signIn, type Visitor } from './shop.js';
import { openWorld, type World } from './world.js';

let browser: Browser;
let world: World;
let visitor: Visitor;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld()]);
});
afterAll(async () => {
  await browser.close();
  world.close();
});
beforeEach(async () => {
  visitor = await newVisitor(browser, world);
});
afterEach(() => visitor.context.close());

describe('signing in is one thing, the cart another', () => {
  it('gets a new token by itself when the service calls the old one expired', async () => {
    const page = await visitor.open();
    visitor.wire.nextTokenExpired = true;
    await signIn(page, 'alice');
    await add(page, 'sku-1');
    await shows(page, 1);
    expect(visitor.wire.refreshes).toBe(1);
  });

  it('refreshes once when two tabs need it', async () => {
    const page = await visitor.open();
    await signIn(page, 'alice');
    const second = await visitor.open();
    await second.getByTestId('person').waitFor();
    await add(page, 'sku-1');
    await Promise.all([shows(page, 1), shows(second, 1)]);
    visitor.wire.revokeTokens();
    const before = visitor.wire.refreshes;
    await Promise.all([add(page, 'sku-2'), add(second, 'sku-2')]);
    await Promise.all([shows(page, 3), shows(second, 3)]);
    expect(visitor.wire.refreshes - before).toBe(1);
  });

  it('keeps the session when the identity provider is down, and ends it on invalid_grant only', async () => {
    const page = await visitor.open();
    const { wire } = visitor;
    await signIn(page, 'alice');
    await add(page, 'sku-1');
    await shows(page, 1);
    wire.identity = 'down';
    wire.revokeTokens();
    await add(page, 'sku-1');
    await page.getByTestId('banner').waitFor();
    expect(await page.getByTestId('person').innerText()).toContain('alice');
    wire.identity = 'up';
    await shows(page, 2);
    wire.identity = 'refusing';
    wire.revokeTokens();
    await add(page, 'sku-1');
    await page.getByTestId('person').waitFor({ state: 'detached' });
    await shows(page, 0);
    wire.identity = 'up';
    await signIn(page, 'alice');
    await shows(page, 3);
    await expect.poll(() => wire.quantityOf('sku-1')).toBe(3);
  });

  it('goes from guest to signed in, merged, undone, signed out, and shows the next person nothing', async () => {
    const page = await visitor.open();
    await add(page, 'sku-8');
    await shows(page, 1);
    await signIn(page, 'alice');
    await page.getByRole('button', { name: 'Bring them over' }).click();
    await page.getByText('Your carts are one now').waitFor();
    expect(await page.getByTestId('merge').innerText()).toContain('Added, 1 in your cart');
    await shows(page, 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The carts are apart again').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await shows(page, 0);
    await add(page, 'sku-1');
    await shows(page, 1);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await shows(page, 0);
    await signIn(page, 'bob');
    await shows(page, 0);
    await page.getByTestId('open-cart').click();
    await page.getByText('Your cart is empty.').waitFor();
  });

  it('keeps the guest’s cart when the merge is not possible now, and signs in anyway', async () => {
    const page = await visitor.open();
    await add(page, 'sku-8');
    await shows(page, 1);
    await page.getByRole('button', { name: 'alice', exact: true }).waitFor();
    visitor.wire.down = true;
    await signIn(page, 'alice');
    await page.getByText('The carts could not be merged').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    visitor.wire.down = false;
    await page.getByRole('button', { name: 'Sign out' }).click();
    await shows(page, 1);
    expect(await visitor.wire.quantityOf('sku-8')).toBe(1);
  });
});
