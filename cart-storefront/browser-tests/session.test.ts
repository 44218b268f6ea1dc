import { describe, expect, it } from 'vitest';
import { add, shows, signIn } from './shop.js';
import { setStage } from './stage.js';

const stage = setStage();

describe('signing in is one thing, the cart another', () => {
  it('gets a new token by itself when the service calls the old one expired', async () => {
    const page = await stage.visitor.open();
    stage.visitor.wire.nextTokenExpired = true;
    await signIn(page, 'alice');
    await add(page, 'sku-1');
    await shows(page, 1);
    expect(stage.visitor.wire.refreshes).toBe(1);
  });

  it('refreshes once when two tabs need it', async () => {
    const page = await stage.visitor.open();
    await signIn(page, 'alice');
    const second = await stage.visitor.open();
    await second.getByTestId('person').waitFor();
    await add(page, 'sku-1');
    await Promise.all([shows(page, 1), shows(second, 1)]);
    stage.visitor.wire.revokeTokens();
    const before = stage.visitor.wire.refreshes;
    await Promise.all([add(page, 'sku-2'), add(second, 'sku-2')]);
    await Promise.all([shows(page, 3), shows(second, 3)]);
    expect(stage.visitor.wire.refreshes - before).toBe(1);
  });

  it('keeps the session when a refresh is answered with 503 or not at all, and ends it on invalid_grant only', async () => {
    const page = await stage.visitor.open();
    const { wire } = stage.visitor;
    await signIn(page, 'alice');
    await add(page, 'sku-1');
    await shows(page, 1);
    for (const [trouble, items] of [
      ['unreachable', 2],
      ['unavailable', 3],
    ] as const) {
      wire.identity = trouble;
      wire.revokeTokens();
      await add(page, 'sku-1');
      await page.getByTestId('banner').waitFor();
      expect(await page.getByTestId('person').innerText()).toContain('alice');
      wire.identity = 'up';
      await shows(page, items);
    }
    wire.identity = 'refusing';
    wire.revokeTokens();
    await add(page, 'sku-1');
    await page.getByTestId('person').waitFor({ state: 'detached' });
    await shows(page, 0);
    wire.identity = 'up';
    await signIn(page, 'alice');
    await shows(page, 4);
    await expect.poll(() => wire.quantityOf('sku-1')).toBe(4);
  });

  it('goes from guest to signed in, merged, undone, signed out, and shows the next person nothing', async () => {
    const page = await stage.visitor.open();
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
    const page = await stage.visitor.open();
    await add(page, 'sku-8');
    await shows(page, 1);
    await page.getByRole('button', { name: 'alice', exact: true }).waitFor();
    stage.visitor.wire.down = true;
    await signIn(page, 'alice');
    await page.getByText('The carts could not be merged').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    stage.visitor.wire.down = false;
    await page.getByRole('button', { name: 'Sign out' }).click();
    await shows(page, 1);
    expect(await stage.visitor.wire.quantityOf('sku-8')).toBe(1);
  });
});
