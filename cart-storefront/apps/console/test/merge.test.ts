import { describe, expect, it } from 'vitest';
import { pictureOf, type Lines } from '../src/merge/layout.js';
import { DESK, PHONE, type Shape } from '../src/merge/shape.js';
import { rowsOf } from '../src/merge/words.js';

describe('a name in rows', () => {
  it.each([
    ['Pencil, HB', ['Pencil, HB']],
    ['Tea, Darjeeling 250 g', ['Tea,', 'Darjeeling', '250 g']],
    ['Rindfleischetikettierung', ['Rindfleische…']],
    ['one two three four five six seven eight nine', ['one two three', 'four five six', 'seven eight…']],
  ])('%s', (name, rows) => {
    expect(rowsOf(name, 3, 13)).toEqual(rows);
  });
});

describe('the picture of a merge', () => {
  const line = (lineId: string, quantity: number) => ({
    lineId,
    sku: lineId,
    name: lineId,
    attributes: {},
    quantity,
    unitPrice: { amountMinor: 100, currency: 'EUR' },
    addedAt: '2026-01-02T03:04:05.678Z',
  });
  const merged: Lines = {
    guestLines: [line('a', 1), line('b', 40)],
    customerLines: [line('b', 1), line('c', 2)],
    lines: [line('b', 41), line('c', 2), line('a', 1)],
    outcomes: [],
  };

  it.each<[string, Shape]>([
    ['at a desk', DESK],
    ['on a phone', PHONE],
  ])('%s keeps every box within its column and no two on top of each other', (_, shape) => {
    const { guest, result, customer, height } = pictureOf(merged, shape);
    for (const column of [guest, result, customer]) {
      for (const [i, box] of column.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(shape.width);
        expect(box.y + box.height).toBeLessThan(column[i + 1]?.y ?? height);
      }
    }
    const [[left], [middle], [right]] = [guest, result, customer];
    expect((left?.x ?? 0) + shape.column).toBeLessThan(middle?.x ?? 0);
    expect((middle?.x ?? 0) + shape.column).toBeLessThan(right?.x ?? 0);
  });
});
