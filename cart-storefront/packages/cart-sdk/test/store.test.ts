import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Op } from '../src/ops/op.js';
import { indexedDbStore } from '../src/store/indexeddb.js';
import { memoryStore } from '../src/store/memory.js';
import { resilientStore } from '../src/store/resilient.js';
import type { CartStore } from '../src/store/store.js';

const op = (id: string): Op => ({
  id,
  intent: { type: 'Recalculate' },
  createdAt: 0,
  changedAt: 0,
  sends: 0,
});
const ids = async (store: CartStore, slot: string): Promise<string[]> =>
  (await store.read(slot)).ops.map(({ id }) => id);
const append = (store: CartStore, slot: string, id: string): Promise<void> =>
  store.update(slot, (state) => [{ ...state, ops: [...state.ops, op(id)] }, undefined]);

const stores: [string, () => Promise<CartStore>][] = [
  ['memory', () => Promise.resolve(memoryStore())],
  ['IndexedDB', () => indexedDbStore(new IDBFactory(), 'test')],
  [
    'resilient IndexedDB',
    () =>
      Promise.resolve(
        resilientStore(
          () => indexedDbStore(new IDBFactory(), 'test'),
          () => undefined,
        ),
      ),
  ],
];

describe.each(stores)('the %s store', (_name, open) => {
  it('keeps ops in the order they came, each slot for itself', async () => {
    const store = await open();
    await Promise.all([
      append(store, 'a', '1'),
      append(store, 'b', 'x'),
      append(store, 'a', '2'),
      append(store, 'a', '3'),
    ]);
    expect(await ids(store, 'a')).toEqual(['1', '2', '3']);
    expect(await ids(store, 'b')).toEqual(['x']);
    expect(await ids(store, 'c')).toEqual([]);
  });

  it('changes, removes and appends in one step', async () => {
    const store = await open();
    for (const id of ['1', '2', '3']) await append(store, 'a', id);
    const seen = await store.update('a', (state) => [
      {
        ...state,
        guestToken: 'gct_1',
        ops: [...state.ops.slice(1).map((it) => ({ ...it, sends: 1 })), op('4')],
      },
      state.ops.length,
    ]);
    expect(seen).toBe(3);
    const state = await store.read('a');
    expect(state.ops.map(({ id, sends }) => [id, sends])).toEqual([
      ['2', 1],
      ['3', 1],
      ['4', 0],
    ]);
    expect(state.guestToken).toBe('gct_1');
  });
});

describe('a store that fails', () => {
  it('is replaced by memory when it cannot be opened', async () => {
    const reasons: string[] = [];
    const store = resilientStore(
      () => Promise.reject(new Error('blocked')),
      (reason) => reasons.push(reason),
    );
    await append(store, 'a', '1');
    expect(await ids(store, 'a')).toEqual(['1']);
    expect(store.durable).toBe(false);
    expect(reasons).toEqual(['Error: blocked']);
  });

  it('hands what it knew to memory when it becomes full', async () => {
    const inner = memoryStore();
    let full = false;
    const failing: CartStore = {
      ...inner,
      durable: true,
      update: (slot, change) =>
        full ? Promise.reject(new Error('QuotaExceededError')) : inner.update(slot, change),
    };
    const store = resilientStore(
      () => Promise.resolve(failing),
      () => undefined,
    );
    await append(store, 'a', '1');
    full = true;
    await append(store, 'a', '2');
    expect(await ids(store, 'a')).toEqual(['1', '2']);
    expect(store.durable).toBe(false);
  });
});

describe('IndexedDB over two tabs', () => {
  it('shows one tab what the other wrote', async () => {
    const factory = new IDBFactory();
    const [first, second] = [
      await indexedDbStore(factory, 'shared'),
      await indexedDbStore(factory, 'shared'),
    ];
    await Promise.all([append(first, 'a', '1'), append(second, 'a', '2'), append(first, 'a', '3')]);
    expect((await ids(second, 'a')).sort()).toEqual(['1', '2', '3']);
  });
});
