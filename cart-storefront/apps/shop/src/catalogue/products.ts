import type { Money } from '@cartlog/cart-sdk';
import csv from '@demo-catalog?raw';

export interface Product {
  sku: string;
  name: string;
  price: Money;
  available: number;
  leastPerLine: number;
  active: boolean;
}

/** What is on the shelves, with the prices of the day the page was built: the cart has today's. */
export const PRODUCTS: readonly Product[] = csv
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [sku = '', name = '', price, currency = '', available, , least, , active] = line.split(';');
    return {
      sku,
      name,
      price: { amountMinor: Number(price), currency },
      available: Number(available),
      leastPerLine: Number(least),
      active: active === 'active',
    };
  });

const bySku = new Map(PRODUCTS.map((product) => [product.sku, product]));

export const productOf = (sku: string): Product | undefined => bySku.get(sku);
