import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cart } from '../src/api/types.js';
import { enqueue } from '../src/ops/coalesce.js';
import type { Intent, Op } from '../src/ops/op.js';
import { replay } from '../src/ops/replay.js';
import { undoRemoval } from '../src/ops/undo.js';
import { lineIdOf } from '../src/verify/identity.js';
import { documentOf } from './model/cart.js';

const SKUS = ['a', 'b', 'c'] as const;
const sku = fc.constantFrom(...SKUS);
const quantity = fc.integer({ min: 1, max: 4 });
const delta = fc.integer({ min: -3, max: 3 }).filter((d) => d !== 0);

const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ sku, quantity }).map((it): Intent => ({
    type: 'AddItem',
    lineId: lineIdOf(it.sku),
    sku: it.sku,
    attributes: {},
    quantity: it.quantity,
  })),
  fc.record({ sku, quantity }).map((it): Intent => ({
    type: 'ChangeQuantity',
    lineId: lineIdOf(it.sku),
    quantity: it.quantity,
    seen: 0,
  })),
  fc
    .record({ sku, delta })
    .map((it): Intent => ({ type: 'ChangeQuantityBy', lineId: lineIdOf(it.sku), delta: it.delta })),
  sku.map((it): Intent => ({ type: 'RemoveItem', lineId: lineIdOf(it) })),
  fc.constant<Intent>({ type: 'ClearCart', seen: [] }),
);

const confirmed = fc
  .uniqueArray(fc.record({ sku, quantity }), { selector: (line) => line.sku })
  .map((lines): Cart =>
    documentOf({
      cartId: 'cart-1.1',
      owner: { type: 'GUEST', token: '' },
      store: 'default',
      currency: 'EUR',
      status: 'ACTIVE',
      version: 7,
      lines: lines.map((line) => ({
        ...line,
        lineId: lineIdOf(line.sku),
        name: line.sku,
        attributes: {},
        unitPrice: { amountMinor: 100, currency: 'EUR' },
        addedAt: '2026-01-02T03:04:05.678Z',
      })),
      createdAt: '',
      updatedAt: '',
      appliedCommandIds: [],
      answers: new Map(),
    }),
  );

const opOf = (it: Intent, i: number, sent: number): Op => ({
  id: `op-${i}`,
  intent: it,
  createdAt: i,
  changedAt: i,
  sends: i < sent ? 1 : 0,
});

const quantities = (cart: Cart, ops: readonly Op[]): [string, number][] =>
  replay(cart, ops).map((line) => [line.sku, line.quantity]);

describe('coalescing', () => {
  it('keeps what the replay of the queue shows, for any queue', () => {
    fc.assert(
      fc.property(confirmed, fc.array(intent, { maxLength: 12 }), fc.nat(2), (cart, intents, sent) => {
        const ops = intents.map((it, i) => opOf(it, i, sent));
        const queue = ops.reduce<Op[]>(
          (all, op) => (op.sends > 0 ? [...all, op] : enqueue(cart, all, op)),
          [],
        );
        expect(quantities(cart, queue)).toEqual(quantities(cart, ops));
        expect(queue.length).toBeLessThanOrEqual(ops.length);
        expect(queue.filter(({ sends }) => sends > 0)).toEqual(ops.filter(({ sends }) => sends > 0));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes a removal back to where the line stood', () => {
    fc.assert(
      fc.property(confirmed, fc.array(intent, { maxLength: 6 }), (cart, intents) => {
        const queue = intents
          .map((it, i) => opOf(it, i, 0))
          .reduce<Op[]>((all, op) => enqueue(cart, all, op), []);
        for (const line of replay(cart, queue)) {
          const { lineId, sku: itsSku, attributes, quantity: before } = line;
          const removed = enqueue(cart, queue, opOf({ type: 'RemoveItem', lineId }, 90, 0));
          const adding: Intent = { type: 'AddItem', lineId, sku: itsSku, attributes, quantity: before };
          const restored = undoRemoval(cart, removed, opOf(adding, 91, 0));
          expect(Object.fromEntries(quantities(cart, restored))).toEqual(
            Object.fromEntries(quantities(cart, queue)),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('makes one op of ten quick additions', () => {
    const add: Intent = { type: 'AddItem', lineId: lineIdOf('a'), sku: 'a', attributes: {}, quantity: 1 };
    const queue = Array.from({ length: 10 }, (_, i) => opOf(add, i, 0)).reduce<Op[]>(
      (all, op) => enqueue(undefined, all, op),
      [],
    );
    expect(queue).toMatchObject([{ id: 'op-0', changedAt: 9, intent: { quantity: 10 } }]);
  });

  it('cancels an addition and its removal, both unsent', () => {
    const lineId = lineIdOf('a');
    const add = opOf({ type: 'AddItem', lineId, sku: 'a', attributes: {}, quantity: 2 }, 0, 0);
    expect(enqueue(undefined, [add], opOf({ type: 'RemoveItem', lineId }, 1, 0))).toEqual([]);
  });
});
