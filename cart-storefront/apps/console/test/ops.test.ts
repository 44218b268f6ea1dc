import type { Inspection, ShardBoard } from '@cartlog/cart-sdk';
import { foldCart } from '@cartlog/cart-sdk/audit';
import { describe, expect, it } from 'vitest';
import { HISTORIES } from '../../../browser-tests/histories.js';
import { boardOf } from '../src/ops/board.js';
import { comparisonOf, verdictOn } from '../src/ops/comparison.js';

const owner = (partition: number): ShardBoard['shards'][number] => ({
  partition,
  instance: 'command-1',
  url: 'http://command-1:8081',
  since: '2026-01-02T18:00:01.022545176Z',
});

type Part = NonNullable<ShardBoard['views'][number]['parts']>[number];
const part = (partition: number, next: number, end: number): Part => ({
  partition,
  feed: 'log',
  next,
  end,
  lagRecords: Math.max(0, end - next),
  readable: next >= end,
  knownUntil: '2026-01-02T19:08:24.512Z',
});

describe('the board of shards', () => {
  it('puts writers and readers of a partition together, in order', () => {
    const views = [{ instance: 'query-1', parts: [part(1, 7, 2), part(0, 4, 10)] }];
    const { partitions, behind, writers, troubles } = boardOf({ shards: [owner(1), owner(0)], views });
    expect(partitions.map(({ partition }) => partition)).toEqual([0, 1]);
    expect(partitions[0]?.readings).toMatchObject([{ next: 4, end: 10, behind: 6, readable: false }]);
    expect(partitions[1]?.readings).toMatchObject([{ next: 7, end: 7, behind: 0 }]);
    expect([behind, writers, troubles]).toEqual([6, 1, []]);
  });

  it('says in sentences what is wrong', () => {
    const halts = [{ partition: 1, offset: 12, reason: 'a gap' }];
    const views = [
      { instance: 'query-1', halts, parts: [part(0, 1, 1), part(1, 12, 20)] },
      { instance: 'query-2', answers: false },
    ];
    expect(boardOf({ shards: [owner(0), owner(2)], views }).troubles).toEqual([
      'The views of partition 1 stopped at offset 12 on query-1: a gap',
      'The query service at query-2 does not answer.',
      'Nobody has announced to write partition 1.',
      'Nobody keeps the views of partition 2.',
    ]);
  });
});

describe('a cart side by side', () => {
  const history = HISTORIES[1] ?? [];
  const cart = foldCart(history);
  const { stateHash, version } = cart;
  const same: Inspection = {
    agree: true,
    cartId: cart.cartId,
    partition: 0,
    lagRecords: 0,
    writer: { cart, stateHash, version, offset: 1 },
    view: { cart, stateHash, version, knownUntil: '2026-01-02T19:08:24.512Z' },
    fold: { cart, stateHash, version, holds: true, offset: 9 },
  };

  it('marks nothing when all agree', () => {
    expect(comparisonOf(same).filter(({ differs }) => differs)).toEqual([]);
    expect(verdictOn(same).good).toBe(true);
  });

  it('marks what a view lacks, and says that it is behind', () => {
    const before = foldCart(history.slice(0, 6));
    const view = { cart: before, stateHash: before.stateHash, version: 6 };
    const behind: Inspection = { ...same, agree: false, view };
    const differing = comparisonOf(behind).filter(({ differs }) => differs);
    expect(differing.map(({ key }) => key)).toEqual(expect.arrayContaining(['version', 'status', 'hash']));
    const { good, text } = verdictOn(behind);
    expect(good).toBe(false);
    expect(text).toContain('3 versions behind');
  });

  it('shows a writer that holds nothing', () => {
    const { writer: _, ...without } = same;
    const [versions] = comparisonOf({ ...without, agree: false });
    expect(versions).toMatchObject({ told: { writer: undefined, fold: String(version) }, differs: true });
  });
});
