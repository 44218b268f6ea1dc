import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { ModelAudit } from '../packages/cart-sdk/test/model/audit.js';
import { hostModel, type ModelHost } from '../packages/cart-sdk/test/model/http.js';
import { ModelServer } from '../packages/cart-sdk/test/model/server.js';
import { HISTORIES } from './histories.js';
import { PRODUCTS } from './products.js';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's own Chromium; `CHROMIUM` names another one. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? CANDIDATES.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error('no Chromium: install the package chromium, or set CHROMIUM');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}

export interface World {
  model: ModelServer;
  host: ModelHost;
  origin: string;
  close(): void;
}

/** The shop, as built, in front of the model of the services. */
export async function openWorld(): Promise<World> {
  const model = new ModelServer(PRODUCTS);
  const host = hostModel(
    model,
    new ModelAudit(HISTORIES),
    fileURLToPath(new URL('../apps/shop/dist', import.meta.url)),
  );
  await new Promise<void>((resolve) => host.server.listen(0, '127.0.0.1', resolve));
  const { port } = host.server.address() as AddressInfo;
  const close = (): void => {
    host.close();
    host.server.close();
  };
  return { model, host, origin: `http://127.0.0.1:${port}`, close };
}

export async function openShop(context: BrowserContext, origin: string, path = '/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

export const add = (page: Page, sku: string): Promise<void> =>
  page.getByTestId(`product-${sku}`).getByRole('button').click();
