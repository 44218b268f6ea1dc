import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lineIdOf } from '../packages/cart-sdk/src/verify/identity.js';
import { add, openBrowser, openShop, openWorld, type World } from './world.js';

let browser: Browser;
let world: World;
let context: BrowserContext;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWorld();
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  world.close();
});

const count = (page: Page): Promise<string> => page.getByTestId('open-cart').locator('.count').innerText();
const shows = (page: Page, items: number): Promise<unknown> =>
  page.waitForFunction((wanted) => {
    const badge = document.querySelector<HTMLElement>('[data-testid="open-cart"] .count');
    return badge?.dataset['updating'] === 'false' && badge.firstChild?.textContent === String(wanted);
  }, items);
const openCart = (page: Page): Promise<void> => page.getByTestId('open-cart').click();
const serverQuantity = (sku: string): number =>
  [...world.model.carts.values()].flatMap(({ lines }) => lines).find(({ lineId }) => lineId === lineIdOf(sku))
    ?.quantity ?? 0;
const signIn = (page: Page, person: string): Promise<void> =>
  page.getByRole('button', { name: person, exact: true }).click();

describe('the shop in a real browser', () => {
  it('makes at most two requests of ten rapid clicks', async () => {
    const page = await openShop(context, world.origin);
    await page.evaluate(async () => {
      for (let i = 0; i < 10; i++) {
        document.querySelector<HTMLElement>('[data-testid="product-sku-2"] button')?.click();
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    });
    expect(await count(page)).toContain('10');
    await shows(page, 10);
    const adds = world.host.requests.filter((request) => request.endsWith('/lines'));
    expect(adds.length).toBeLessThanOrEqual(2);
    expect(serverQuantity('sku-2')).toBe(10);
  });

  it('applies clicks made offline once, after the tab was closed and opened again', async () => {
    const page = await openShop(context, world.origin);
    await add(page, 'sku-1');
    await shows(page, 1);
    world.host.down = true;
    for (let i = 0; i < 20; i++) await add(page, 'sku-2');
    await page.close();
    const again = await openShop(context, world.origin);
    expect(await count(again)).toContain('21');
    world.host.down = false;
    await shows(again, 21);
    expect(serverQuantity('sku-2')).toBe(20);
  });

  it('loses nothing when the server dies in the middle of a request', async () => {
    const page = await openShop(context, world.origin);
    await add(page, 'sku-1');
    await shows(page, 1);
    world.host.losingAnswers = true;
    await add(page, 'sku-1');
    await page.getByTestId('banner').waitFor();
    world.host.losingAnswers = false;
    await shows(page, 2);
    expect(serverQuantity('sku-1')).toBe(2);
  });

  it('adds up what two tabs do to one line', async () => {
    const [first, second] = [await openShop(context, world.origin), await openShop(context, world.origin)];
    await add(first, 'sku-3');
    await shows(second, 1);
    await Promise.all([add(first, 'sku-3'), add(second, 'sku-3')]);
    await Promise.all([shows(first, 3), shows(second, 3)]);
    expect(serverQuantity('sku-3')).toBe(3);
  });

  it('sends from another tab what a closed tab had begun', async () => {
    const [first, second] = [await openShop(context, world.origin), await openShop(context, world.origin)];
    await add(first, 'sku-3');
    await shows(second, 1);
    world.host.down = true;
    await add(first, 'sku-3');
    await first.waitForTimeout(600);
    await first.close();
    world.host.down = false;
    await shows(second, 2);
    expect(serverQuantity('sku-3')).toBe(2);
  });

  it('refreshes once when two tabs need it', async () => {
    const page = await openShop(context, world.origin);
    await signIn(page, 'alice');
    const second = await openShop(context, world.origin);
    await second.getByTestId('person').waitFor();
    await add(page, 'sku-1');
    await shows(page, 1);
    world.model.customers.clear();
    const before = world.host.refreshes;
    await Promise.all([add(page, 'sku-2'), add(second, 'sku-2')]);
    await Promise.all([shows(page, 3), shows(second, 3)]);
    expect(world.host.refreshes - before).toBe(1);
  });

  it('keeps the session when the identity provider is down, and ends it on invalid_grant only', async () => {
    const page = await openShop(context, world.origin);
    await signIn(page, 'alice');
    await add(page, 'sku-1');
    await shows(page, 1);
    world.host.identityDown = true;
    world.model.customers.clear();
    await add(page, 'sku-1');
    await page.getByTestId('banner').waitFor();
    expect(await page.getByTestId('person').innerText()).toContain('alice');
    world.host.identityDown = false;
    await shows(page, 2);
    world.model.customers.clear();
    world.host.refusing = true;
    await add(page, 'sku-1');
    await page.getByTestId('person').waitFor({ state: 'detached' });
    await shows(page, 0);
    world.host.refusing = false;
    await signIn(page, 'alice');
    await shows(page, 3);
    expect(serverQuantity('sku-1')).toBe(3);
  });

  it('goes from guest to signed in, merged, undone, signed out, and shows the next person nothing', async () => {
    const page = await openShop(context, world.origin);
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
    await page.getByTestId('person').waitFor();
    await shows(page, 0);
    await openCart(page);
    await page.getByText('Your cart is empty.').waitFor();
  });

  it('works with storage blocked, and says that nothing is kept', async () => {
    await context.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        value: {
          open: () => {
            throw new DOMException('blocked', 'SecurityError');
          },
        },
      });
    });
    const page = await openShop(context, world.origin);
    world.host.down = true;
    await add(page, 'sku-1');
    await page.getByText('This browser does not let the shop store anything.').waitFor();
    world.host.down = false;
    await shows(page, 1);
  });

  it('orders', async () => {
    const page = await openShop(context, world.origin);
    await add(page, 'sku-4');
    await openCart(page);
    await page.getByRole('button', { name: 'Check out' }).click();
    await page.getByText('Thank you, it is ordered').waitFor();
    expect(await page.getByTestId('order').innerText()).toContain('order-1');
    await page.getByRole('link', { name: 'Go on shopping' }).click();
    await add(page, 'sku-5');
    await shows(page, 1);
  });

  it('moves the focus and offers undo when a line is removed', async () => {
    const page = await openShop(context, world.origin, '/cart');
    const client = await openShop(context, world.origin);
    await add(client, 'sku-1');
    await add(client, 'sku-2');
    await shows(page, 2);
    await page.getByRole('button', { name: 'Remove Espresso cup' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Remove Coffee beans 1 kg',
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByTestId('line-sku-2').waitFor();
    await shows(page, 2);
  });
});
