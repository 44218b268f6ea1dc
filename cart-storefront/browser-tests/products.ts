import { readFileSync } from 'node:fs';
import type { ModelItem } from '../packages/cart-sdk/test/model/commands.js';

const csv = readFileSync(
  new URL('../../cart-local/src/main/resources/demo-catalog.csv', import.meta.url),
  'utf8',
);

/** The demo catalogue, for the model of the services. */
export const PRODUCTS = csv
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): [string, ModelItem] => {
    const [sku = '', name = '', price, , available, , , , active] = line.split(';');
    return [
      sku,
      { name, amountMinor: Number(price), available: Number(available), active: active === 'active' },
    ];
  });
