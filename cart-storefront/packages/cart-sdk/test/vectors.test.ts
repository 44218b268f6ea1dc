import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldCart, verifyChain, type AuditEvent } from '../src/audit/index.js';
import { canonicalJson, lineIdOf, stateHashOf, violationsOf, type Cart, type Json } from '../src/index.js';

const read = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`../../../../test-vectors/${name}`, import.meta.url), 'utf8')) as T[];

interface LineIdVector {
  sku: string;
  attributes?: Record<string, string>;
  canonical: string;
  lineId: string;
}
interface StateHashVector {
  name: string;
  state: Omit<Cart, 'stateHash'>;
  canonical: string;
  stateHash: string;
}
interface ReplayVector {
  name: string;
  events: AuditEvent[];
  cart: Cart;
}

describe('the vectors shared with the services', () => {
  it.each(read<LineIdVector>('line-ids.json'))(
    'line id of $canonical',
    ({ sku, attributes, canonical, lineId }) => {
      expect(canonicalJson({ attributes: attributes ?? {}, sku })).toBe(canonical);
      expect(lineIdOf(sku, attributes)).toBe(lineId);
    },
  );

  it.each(read<StateHashVector>('state-hashes.json'))(
    'state hash: $name',
    ({ state, canonical, stateHash }) => {
      expect(canonicalJson(state as unknown as Json)).toBe(canonical);
      expect(stateHashOf(state)).toBe(stateHash);
    },
  );

  it.each(read<ReplayVector>('replay.json'))('replay: $name', ({ events, cart }) => {
    expect(foldCart(events)).toEqual(cart);
    expect(violationsOf(cart)).toEqual([]);
    expect(verifyChain(events)).toEqual({ holds: true, checked: events.length });
  });
});

describe('a history that was tampered with', () => {
  const [, { events } = { events: [] }] = read<ReplayVector>('replay.json');
  const [first, second, third, ...rest] = events as [AuditEvent, AuditEvent, AuditEvent, ...AuditEvent[]];

  it('shows a changed field', () => {
    const forged = { ...second, quantity: 99 } as AuditEvent;
    expect(verifyChain([first, forged, third, ...rest])).toEqual({
      holds: false,
      checked: 1,
      firstBreak: { version: 2, reason: 'hash' },
    });
  });

  it('shows a missing event', () => {
    expect(verifyChain([first, third, ...rest])).toMatchObject({ firstBreak: { version: 3, reason: 'gap' } });
    expect(() => foldCart([first, third])).toThrow('version 3 after 1');
  });

  it('shows a replaced beginning', () => {
    const other = { ...first, meta: { ...first.meta, previousHash: 'f'.repeat(64) } };
    expect(verifyChain([other])).toMatchObject({ holds: false, firstBreak: { reason: 'previous-hash' } });
  });
});
