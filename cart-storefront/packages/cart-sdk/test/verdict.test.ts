import { describe, expect, it } from 'vitest';
import type { Op } from '../src/index.js';
import { verdictOn } from '../src/sync/verdict.js';
import { errorOf } from '../src/transport/problem.js';

const op = (type: 'AddItem' | 'RemoveItem'): Op => ({
  id: 'op-1',
  intent:
    type === 'AddItem'
      ? { type, lineId: 'line-1', sku: 'tea', attributes: {}, quantity: 1, name: 'Tea' }
      : { type, lineId: 'line-1' },
  createdAt: 0,
  changedAt: 0,
  sends: 1,
});

const verdict = (status: number, code: string, type: 'AddItem' | 'RemoveItem' = 'AddItem'): string =>
  verdictOn(
    op(type),
    errorOf(new Response(null, { status }), { code, detail: code }, { method: 'POST', path: '/' }, 0),
  );

describe('a failed send', () => {
  it.each([
    [404, 'cart-not-found'],
    [409, 'cart-merged'],
    [409, 'cart-ordered'],
    [409, 'cart-expired'],
    [409, 'cart-saved'],
  ])('%i %s moves the clicks to the next cart', (status, code) => {
    expect(verdict(status, code)).toBe('replace-cart');
  });

  it.each([
    [409, 'cart-merging', 'retry'],
    [503, 'shard-moving', 'retry'],
    [429, 'too-many-requests', 'retry'],
    [401, 'token-expired', 'reauthenticate'],
    [412, 'version-mismatch', 'rebase'],
    [409, 'cart-checked-out', 'reject'],
    [422, 'insufficient-stock', 'reject'],
    [404, 'line-not-found', 'reject'],
  ])('%i %s means: %s', (status, code, expected) => {
    expect(verdict(status, code)).toBe(expected);
  });

  it('is no failure when the line that was to be removed is gone', () => {
    expect(verdict(404, 'line-not-found', 'RemoveItem')).toBe('settled');
  });
});
