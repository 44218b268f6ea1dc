import { describe, expect, it } from 'vitest';
import { add, openCart, shows } from './shop.js';
import { setStage } from './stage.js';

const stage = setStage();

describe('the cart in a real browser', () => {
  it('orders, and starts the next cart', async () => {
    const page = await stage.visitor.open();
    await add(page, 'sku-4');
    await openCart(page);
    await page.getByRole('button', { name: 'Check out' }).click();
    await page.getByText('Thank you, it is ordered').waitFor();
    expect(await page.getByTestId('order').innerText()).toMatch(/Order \S+/);
    await page.getByRole('link', { name: 'Go on shopping' }).click();
    await add(page, 'sku-5');
    await shows(page, 1);
  });

  it('moves the focus and offers undo when a line is removed', async () => {
    const page = await stage.visitor.open('/cart');
    const shop = await stage.visitor.open();
    await add(shop, 'sku-1');
    await add(shop, 'sku-2');
    await shows(page, 2);
    await page.getByRole('button', { name: 'Remove Espresso cup' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Remove Coffee beans 1 kg',
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByTestId('line-sku-2').waitFor();
    await shows(page, 2);
  });

  it('tells at the product why it was not added', async () => {
    const page = await stage.visitor.open();
    await add(page, 'sku-38');
    await page.getByTestId('product-sku-38').getByText('Not added. Try again').waitFor();
    await openCart(page);
    await page.getByTestId('drawer').getByText('This item is not sold at the moment.').waitFor();
  });
});
