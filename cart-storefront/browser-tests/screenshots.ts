import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { openBrowser } from './browser.js';
import { add, newVisitor, openCart, shows, signIn, type Visitor } from './shop.js';
import { tellStory, type Story } from './story.js';
import { CUSTOMER_CART, GUEST_CART, MERGE_ID } from './histories.js';
import { openWorld, REAL_ORIGIN, type World } from './world.js';

const FOLDER = fileURLToPath(new URL('../../docs/storefront/', import.meta.url));
const PHONE = { viewport: { width: 360, height: 780 }, reducedMotion: 'reduce' } as const;
const DESK = { viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' } as const;
const WEBP_QUALITY = 0.82;

let browser: Browser;
let world: World;
let studio: Page;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld()]);
  studio = await browser.newPage();
  mkdirSync(FOLDER, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  world.close();
});

/** Writes what the page shows as WebP, a fifth of a PNG; or, to be looked at only, as a PNG to `PNG_FOLDER`. */
async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
  const png = await page.screenshot({ fullPage, animations: 'disabled' });
  const elsewhere = process.env['PNG_FOLDER'];
  if (elsewhere !== undefined) {
    writeFileSync(`${elsewhere}/${name}.png`, png);
    return;
  }
  const webp = await studio.evaluate(
    async ([data, quality]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
    },
    [png.toString('base64'), WEBP_QUALITY] as const,
  );
  writeFileSync(`${FOLDER}${name}.webp`, Buffer.from(webp, 'base64'));
}

const onPhone = (): Promise<Visitor> => newVisitor(browser, world, PHONE);
const atDesk = (): Promise<Visitor> => newVisitor(browser, world, DESK);

it('the catalogue, the cart, an order', async () => {
  for (const [visitor, where] of [
    [await atDesk(), 'desk'],
    [await onPhone(), 'phone'],
  ] as const) {
    const page = await visitor.open();
    await shoot(page, `shop-catalogue-${where}`);
    for (const sku of ['sku-1', 'sku-2', 'sku-4', 'sku-20']) await add(page, sku);
    await add(page, 'sku-2');
    await shows(page, 5);
    await page.evaluate(() => window.scrollTo(0, 0));
    await openCart(page);
    await shoot(page, `shop-drawer-${where}`);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.goto(`${world.origin}/cart`);
    await shows(page, 5);
    await shoot(page, `shop-cart-${where}`);
    await page.getByRole('button', { name: 'Check out' }).click();
    await page.getByText('Thank you, it is ordered').waitFor();
    await shoot(page, `shop-ordered-${where}`);
    await visitor.context.close();
  }
});

it('loading, empty, refused, offline, conflict', async () => {
  const { context, wire, open } = await onPhone();
  const page = await open();
  await add(page, 'sku-38');
  await page.getByTestId('product-sku-38').getByText('Not added. Try again').waitFor();
  await add(page, 'sku-5');
  await shows(page, 1);
  await openCart(page);
  await page.getByTestId('drawer').getByText('This item is not sold at the moment.').waitFor();
  await shoot(page, 'shop-refused-phone');
  await page.getByRole('button', { name: 'All right' }).click();
  await page.getByRole('link', { name: 'Open as a page' }).click();
  const quantity = page.getByRole('textbox', { name: /Quantity of/ });
  wire.down = true;
  await quantity.fill('7');
  await quantity.press('Enter');
  await page.getByText('The shop cannot be reached.').waitFor();
  await shoot(page, 'shop-offline-phone');
  const { url, authorization } = wire.cart;
  await fetch(`${world.origin}${url}/lines`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization },
    body: JSON.stringify({ sku: 'sku-5', quantity: 2 }),
  });
  wire.down = false;
  await page.getByText('This line was changed elsewhere.').last().waitFor();
  await page.getByTestId('banner').waitFor({ state: 'detached' });
  await shoot(page, 'shop-conflict-phone');
  await context.close();

  const other = await onPhone();
  const empty = await other.open('/cart');
  await empty.getByText('Your cart is empty.').waitFor();
  await shoot(empty, 'shop-empty-phone');
  other.wire.slow = true;
  await signIn(empty, 'bob');
  await empty.getByTestId('skeleton').waitFor();
  await shoot(empty, 'shop-loading-phone');
  await other.context.close();
});

it('the merge', async () => {
  for (const [visitor, where] of [
    [await atDesk(), 'desk'],
    [await onPhone(), 'phone'],
  ] as const) {
    const page = await visitor.open();
    await signIn(page, 'alice');
    for (const sku of ['sku-1', 'sku-4']) await add(page, sku);
    await shows(page, 2);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await shows(page, 0);
    for (const sku of ['sku-1', 'sku-1', 'sku-8', 'sku-12']) await add(page, sku);
    await shows(page, 4);
    await page.evaluate(() => window.scrollTo(0, 0));
    await signIn(page, 'alice');
    await page.getByText('You have a cart from before').waitFor();
    await shoot(page, `shop-merge-offer-${where}`);
    await page.getByRole('button', { name: 'Bring them over' }).click();
    await page.getByText('Your carts are one now').waitFor();
    await shoot(page, `shop-merged-${where}`);
    await visitor.context.close();
  }
});

const MODEL_STORY: Story = {
  customer: 'alice',
  customerCart: CUSTOMER_CART,
  guestCart: GUEST_CART,
  mergeId: MERGE_ID,
};

it('the console', async () => {
  const story = REAL_ORIGIN === undefined ? MODEL_STORY : await tellStory(world.origin);
  for (const [visitor, where] of [
    [await atDesk(), 'desk'],
    [await onPhone(), 'phone'],
  ] as const) {
    const page = await visitor.context.newPage();
    await page.goto(`${world.origin}/console.html`);
    await page.getByRole('button', { name: 'Sign in as auditor' }).waitFor();
    await shoot(page, `console-sign-in-${where}`);
    await page.getByRole('button', { name: 'Sign in as auditor' }).click();
    await page.getByRole('heading', { name: 'Find a cart' }).waitFor();
    for (const [name, hash, ready] of consolePages(story)) {
      await page.goto(`${world.origin}/console.html${hash}`);
      await page.getByText(ready).first().waitFor();
      await shoot(page, `console-${name}-${where}`, name !== 'find');
    }
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in as operator' }).click();
    for (const [name, hash, ready] of [
      ['inspect', `#/carts/${story.customerCart}/inspect`, 'Log, folded'],
      ['shards', '#/shards', 'Partition 3'],
    ] as const) {
      await page.goto(`${world.origin}/console.html${hash}`);
      await page.getByText(ready).first().waitFor();
      await shoot(page, `console-${name}-${where}`, true);
    }
    await visitor.context.close();
  }
});

const consolePages = ({
  customerCart,
  guestCart,
  mergeId,
  customer,
}: Story): [string, string, string | RegExp][] => [
  ['find', `#/find?actor=${customer}`, 'Cart opened by a customer'],
  ['timeline', `#/carts/${customerCart}`, /Verified, \d+ events/],
  ['travel', `#/carts/${customerCart}?version=4`, /Verified, \d+ events/],
  ['guest', `#/carts/${guestCart}`, /Verified, \d+ events/],
  ['merge', `#/carts/${customerCart}/merge/${mergeId}`, 'How it happened'],
  ['diff', `#/carts/${customerCart}/diff?from=3&to=8`, 'Before'],
  ['live', '#/live', 'Looking every two seconds'],
];
