import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ModelAudit } from '../packages/cart-sdk/test/model/audit.js';
import { hostModel } from '../packages/cart-sdk/test/model/http.js';
import { ModelServer } from '../packages/cart-sdk/test/model/server.js';
import { HISTORIES } from './histories.js';
import { PRODUCTS } from './products.js';

/** Where the shop is served, and what stands behind it. */
export interface World {
  origin: string;
  close(): void;
}

/** Set to the address of a running platform's shop: the scenarios then meet the real services. */
export const REAL_ORIGIN = process.env['CART_ORIGIN'];

/** The shop, as built, in front of the real services, or of a model of them in this process. */
export const openWorld = (): Promise<World> =>
  REAL_ORIGIN === undefined
    ? openModelWorld()
    : Promise.resolve({ origin: REAL_ORIGIN, close: () => undefined });

/** A new model of the services, with the histories that the console's tests look at. */
export async function openModelWorld(): Promise<World> {
  const host = hostModel(
    new ModelServer(PRODUCTS),
    new ModelAudit(HISTORIES),
    fileURLToPath(new URL('../apps/shop/dist', import.meta.url)),
  );
  await new Promise<void>((resolve) => host.server.listen(0, '127.0.0.1', resolve));
  const { port } = host.server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: host.close };
}
