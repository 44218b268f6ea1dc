import { describe, expect, it } from 'vitest';
import { add, clickRapidly, count, openCart, shows } from './shop.js';
import { setStage, type Stage } from './stage.js';

const stage = setStage();

describe('no click is lost, none counts twice', () => {
  it('makes at most two requests of ten rapid clicks', async () => {
    const page = await stage.visitor.open();
    await clickRapidly(page, 'sku-2', 10);
    expect(await count(page)).toContain('10');
    await shows(page, 10);
    const adds = stage.visitor.wire.requests.filter((request) => request.endsWith('/lines'));
    expect(adds.length).toBeLessThanOrEqual(2);
    await expect.poll(() => stage.visitor.wire.quantityOf('sku-2')).toBe(10);
  });

  it('applies clicks made offline once, after the tab was closed and opened again', async () => {
    const page = await stage.visitor.open();
    await add(page, 'sku-1');
    await shows(page, 1);
    await stage.visitor.context.setOffline(true);
    await clickRapidly(page, 'sku-2', 20);
    await page.getByText('The shop cannot be reached.').waitFor();
    await page.close();
    stage.visitor.wire.down = true;
    await stage.visitor.context.setOffline(false);
    const again = await stage.visitor.open();
    expect(await count(again)).toContain('21');
    stage.visitor.wire.down = false;
    await shows(again, 21);
    await expect.poll(() => stage.visitor.wire.quantityOf('sku-2')).toBe(20);
  });

  it('sends again with the same key what got no answer', async () => {
    const page = await stage.visitor.open();
    await add(page, 'sku-1');
    await shows(page, 1);
    stage.visitor.wire.losingAnswers = true;
    await add(page, 'sku-1');
    await page.getByTestId('banner').waitFor();
    stage.visitor.wire.losingAnswers = false;
    await shows(page, 2);
    await expect.poll(() => stage.visitor.wire.quantityOf('sku-1')).toBe(2);
  });

  it('adds up what two tabs do to one line', async () => {
    const [first, second] = [await stage.visitor.open(), await stage.visitor.open()];
    await add(first, 'sku-3');
    await shows(second, 1);
    await Promise.all([add(first, 'sku-3'), add(second, 'sku-3')]);
    await Promise.all([shows(first, 3), shows(second, 3)]);
    await expect.poll(() => stage.visitor.wire.quantityOf('sku-3')).toBe(3);
  });

  it('sends from another tab what a tab was closed over in the middle of sending', async () => {
    const [first, second] = [await stage.visitor.open(), await stage.visitor.open()];
    await add(first, 'sku-3');
    await shows(second, 1);
    stage.visitor.wire.holdingAnswers = true;
    await add(first, 'sku-3');
    await expect.poll(() => stage.visitor.wire.held).toBeGreaterThan(0);
    stage.visitor.wire.holdingAnswers = false;
    await first.close();
    await shows(second, 2);
    await expect.poll(() => stage.visitor.wire.quantityOf('sku-3')).toBe(2);
  });

  it('works with storage blocked, and says that nothing is kept', async () => {
    await stage.visitor.context.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        value: {
          open: () => {
            throw new DOMException('blocked', 'SecurityError');
          },
        },
      });
    });
    const page = await stage.visitor.open();
    stage.visitor.wire.down = true;
    await add(page, 'sku-1');
    await page.getByText('This browser does not let the shop store anything.').waitFor();
    stage.visitor.wire.down = false;
    await shows(page, 1);
    await expect.poll(() => stage.visitor.wire.quantityOf('sku-1')).toBe(1);
  });

  it('says so when a line was changed elsewhere, and shows what is in the cart', async () => {
    const page = await stage.visitor.open();
    await add(page, 'sku-5');
    await shows(page, 1);
    await openCart(page);
    const quantity = page.getByTestId('drawer').getByRole('textbox', { name: /Quantity of/ });
    stage.visitor.wire.down = true;
    await quantity.fill('7');
    await quantity.press('Enter');
    await page.getByTestId('banner').waitFor();
    await changeElsewhere(stage);
    stage.visitor.wire.down = false;
    await page.getByTestId('drawer').getByText('This line was changed elsewhere.').waitFor();
    await expect.poll(() => quantity.inputValue()).toBe('3');
    await expect.poll(() => stage.visitor.wire.quantityOf('sku-5')).toBe(3);
  });
});

/** Two more of sku-5, by the same person on another device. */
async function changeElsewhere({ visitor, world }: Stage): Promise<void> {
  const { url, authorization } = visitor.wire.cart;
  const response = await fetch(`${world.origin}${url}/lines`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization },
    body: JSON.stringify({ sku: 'sku-5', quantity: 2 }),
  });
  expect(response.status).toBe(200);
}
