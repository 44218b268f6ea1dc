import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { verifyChain, type AuditEvent } from '../packages/cart-sdk/src/audit/index.js';
import { violationsOn } from './axe.js';
import { killCommandService } from './platform.js';
import { add, clickRapidly, shows, signIn } from './shop.js';
import { setStage } from './stage.js';

const RESTART_MS_MAX = 300_000;

const stage = setStage({ reducedMotion: 'reduce' });

/** A cart's history, as an auditor is told it. */
async function historyOf(cartId: string): Promise<AuditEvent[]> {
  const form = new URLSearchParams({ subject: 'auditor' });
  const issued = await fetch(`${stage.world.origin}/identity/token`, { method: 'POST', body: form });
  const { access_token: token } = (await issued.json()) as { access_token: string };
  const response = await fetch(`${stage.world.origin}/v1/audit/carts/${cartId}/events?limit=1000`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { events: AuditEvent[] }).events;
}

async function addsTo(cartId: string): Promise<number> {
  const events = await historyOf(cartId);
  expect(verifyChain(events)).toMatchObject({ holds: true });
  return events.reduce((sum, event) => {
    if (event.type === 'LineItemAdded') return sum + event.quantity;
    return event.type === 'LineItemQuantityChanged' ? sum + event.quantity - event.previousQuantity : sum;
  }, 0);
}

describe('with the real services', () => {
  it(
    'keeps twenty clicks made while the command service is dead, and adds each exactly once after its restart',
    { timeout: RESTART_MS_MAX },
    async () => {
      const page = await stage.visitor.open();
      await add(page, 'sku-1');
      await shows(page, 1);
      const { restarted } = killCommandService();
      await clickRapidly(page, 'sku-2', 20);
      await page.getByTestId('banner').waitFor();
      await restarted();
      await settles(page, 21);
      expect(await addsTo(stage.visitor.wire.cart.id)).toBe(21);
    },
  );

  it(
    'loses nothing when the command service is killed in the middle of a request',
    { timeout: RESTART_MS_MAX },
    async () => {
      const page = await stage.visitor.open();
      await add(page, 'sku-1');
      await shows(page, 1);
      const sending = page.waitForRequest((request) => request.url().endsWith('/lines'));
      await add(page, 'sku-1');
      await sending;
      const { restarted } = killCommandService();
      await add(page, 'sku-2');
      await restarted();
      await settles(page, 3);
      expect(await addsTo(stage.visitor.wire.cart.id)).toBe(3);
    },
  );

  it('shows in the console what happened in the shop', async () => {
    const page = await stage.visitor.open();
    await add(page, 'sku-8');
    await shows(page, 1);
    await signIn(page, 'alice');
    await page.getByRole('button', { name: 'Bring them over' }).click();
    await page.getByText('Your carts are one now').waitFor();
    await page.getByRole('button', { name: 'Good' }).click();
    await add(page, 'sku-1');
    await shows(page, 2);
    const { id } = stage.visitor.wire.cart;
    await page.goto(`${stage.world.origin}/console.html`);
    await page.getByRole('button', { name: 'Sign in as auditor' }).click();
    await page.getByRole('textbox', { name: 'Cart' }).fill(id);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText(/Verified, \d+ events/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'See the merge' }).first().click();
    await page.getByText('How it happened').waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });
});

/** Until all is confirmed; a person in a hurry presses the banner's button while it is there. */
async function settles(page: Page, items: number): Promise<void> {
  await expect
    .poll(() => page.getByTestId('open-cart').locator('.count').getAttribute('data-updating'), {
      timeout: 120_000,
    })
    .toBe('false');
  await shows(page, items);
}
