import type { Op } from '../ops/op.js';
import type { CartStore, SlotState } from './store.js';

const SLOTS = 'slots';
const OPS = 'ops';
const BY_SLOT = 'slot';

type SlotRow = Omit<SlotState, 'ops'>;
interface OpRow {
  slot: string;
  op: Op;
}

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(SLOTS);
    request.result.createObjectStore(OPS, { autoIncrement: true }).createIndex(BY_SLOT, 'slot');
  };
  return result(request);
}

async function load(
  transaction: IDBTransaction,
  slot: string,
): Promise<[SlotState, Map<string, IDBValidKey>]> {
  const index = transaction.objectStore(OPS).index(BY_SLOT);
  const [row, rows, keys] = await Promise.all([
    result(transaction.objectStore(SLOTS).get(slot) as IDBRequest<SlotRow | undefined>),
    result(index.getAll(slot) as IDBRequest<OpRow[]>),
    result(index.getAllKeys(slot)),
  ]);
  const keyById = new Map(rows.map(({ op }, i) => [op.id, keys[i] ?? i]));
  return [{ rejections: [], ...row, ops: rows.map(({ op }) => op) }, keyById];
}

/** Writes what changed; ops keep their auto-increment key, so their order is that of the clicks. */
function write(
  transaction: IDBTransaction,
  slot: string,
  before: SlotState,
  after: SlotState,
  keys: Map<string, IDBValidKey>,
): void {
  const { ops, ...row } = after;
  transaction.objectStore(SLOTS).put(row, slot);
  const table = transaction.objectStore(OPS);
  const kept = new Set(ops.map(({ id }) => id));
  for (const [id, key] of keys) if (!kept.has(id)) table.delete(key);
  for (const op of ops) {
    if (before.ops.includes(op)) continue;
    table.put({ slot, op } satisfies OpRow, keys.get(op.id));
  }
}

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction aborted'));
  });

/** @throws DOMException when storage is blocked or full */
export async function indexedDbStore(factory: IDBFactory, name: string): Promise<CartStore> {
  const database = await open(factory, name);
  return {
    durable: true,
    read: async (slot) => (await load(database.transaction([SLOTS, OPS]), slot))[0],
    async update(slot, change) {
      const transaction = database.transaction([SLOTS, OPS], 'readwrite');
      const done = finished(transaction);
      // Observed below; when loading fails first, that error is the one to report.
      done.catch(() => undefined);
      const [before, keys] = await load(transaction, slot);
      const [after, outcome] = change(before);
      if (after !== before) write(transaction, slot, before, after, keys);
      await done;
      return outcome;
    },
    close: () => database.close(),
  };
}
