import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { Wire } from './wire.js';
import type { World } from './world.js';

const SHOWN_MS_MAX = 45_000;

/** One person's browser, in front of a world. */
export interface Visitor {
  context: BrowserContext;
  wire: Wire;
  open(path?: string): Promise<Page>;
}

export async function newVisitor(
  browser: Browser,
  { origin }: World,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(SHOWN_MS_MAX);
  const wire = new Wire(origin, `-${randomBytes(5).toString('hex')}`);
  await wire.attach(context);
  const open = async (path = '/'): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(origin + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  return { context, wire, open };
}

export const add = (page: Page, sku: string): Promise<void> =>
  page.getByTestId(`product-${sku}`).getByRole('button').click();

export const count = (page: Page): Promise<string> =>
  page.getByTestId('open-cart').locator('.count').innerText();

/** Waits until the page shows so many items, all of them confirmed. */
export const shows = (page: Page, items: number): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => {
      const badge = document.querySelector<HTMLElement>('[data-testid="open-cart"] .count');
      return badge?.dataset['updating'] === 'false' && badge.firstChild?.textContent === String(wanted);
    },
    items,
    { timeout: SHOWN_MS_MAX },
  );

export const openCart = (page: Page): Promise<void> => page.getByTestId('open-cart').click();

/** @param person alice or bob */
export async function signIn(page: Page, person: string): Promise<void> {
  await page.getByRole('button', { name: person, exact: true }).click();
  await page.getByTestId('person').waitFor();
}

/** So many clicks, faster than a person can. */
export const clickRapidly = (page: Page, sku: string, times: number): Promise<void> =>
  page.evaluate(
    async ([testId, clicks]) => {
      for (let i = 0; i < clicks; i++) {
        document.querySelector<HTMLElement>(`[data-testid="${testId}"] button`)?.click();
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    },
    [`product-${sku}`, times] as const,
  );
