import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { violationsOn } from './axe.js';
import { CUSTOMER_CART, MERGE_ID } from './histories.js';
import { add } from './shop.js';
import { setStage } from './stage.js';
import { openModelWorld } from './world.js';

const stage = setStage({ reducedMotion: 'reduce' }, openModelWorld);
let page: Page;

beforeEach(async () => {
  page = await stage.visitor.open();
});

const violations = (): Promise<string[]> => violationsOn(page);

async function at(path: string, ready: string): Promise<void> {
  await page.goto(stage.world.origin + path);
  await page.getByText(ready).first().waitFor();
}

describe('axe finds nothing', () => {
  it('in the shop: catalogue, drawer, refusal, offline, merge, order', async () => {
    await add(page, 'sku-1');
    await add(page, 'sku-38');
    expect(await violations()).toEqual([]);
    await page.getByTestId('open-cart').click();
    await page.getByText('This item is not sold at the moment.').last().waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    stage.visitor.wire.down = true;
    await add(page, 'sku-2');
    await page.getByText('The shop cannot be reached.').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Try now' }).click();
    stage.visitor.wire.down = false;
    await page.getByTestId('banner').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'alice' }).click();
    await page.getByText('You have a cart from before').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Bring them over' }).click();
    await page.getByText('Your carts are one now').waitFor();
    expect(await violations()).toEqual([]);
    await at('/cart', 'Your cart');
    await page.getByRole('button', { name: 'Check out' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Check out' }).click();
    await page.getByText('Thank you, it is ordered').waitFor();
    expect(await violations()).toEqual([]);
    await at('/nowhere', 'There is no such page');
    expect(await violations()).toEqual([]);
  });

  it('in the console: sign-in, find, history, merge, difference, inspector, shards, live', async () => {
    await at('/console.html', 'Who is looking?');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Sign in as auditor' }).click();
    await page.getByText('Find a cart').waitFor();
    expect(await violations()).toEqual([]);
    const pages: [string, string][] = [
      [`#/carts/${CUSTOMER_CART}?version=7`, 'Subtotal'],
      [`#/carts/${CUSTOMER_CART}/merge/${MERGE_ID}`, 'How it happened'],
      [`#/carts/${CUSTOMER_CART}/diff?from=4&to=7`, 'Before'],
      [`#/carts/${CUSTOMER_CART}/inspect`, 'Log, folded'],
      ['#/shards', 'Partition 3'],
      ['#/live', 'Looking every two seconds'],
      ['#/find?actor=alice', 'When'],
    ];
    for (const [hash, ready] of pages) {
      await at(`/console.html${hash}`, ready);
      expect([hash, await violations()]).toEqual([hash, []]);
    }
  });
});
