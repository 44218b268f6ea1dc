import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical, hashOf } from '../lib/canonical.mjs';
import { eventDocument } from '../lib/document.mjs';
import { Histories } from '../lib/history.mjs';

const CART = 'AAAAAAAAAAAAAAAAAAAAAA.1';

/** A history of three events as the topic would hold it. */
function records() {
  const made = [];
  let previousHash = '0'.repeat(64);
  for (let version = 1; version <= 3; version += 1) {
    const meta = { eventId: `e${version}`, cartId: CART, version, occurredAt: '2026-01-02T03:04:05.678Z', previousHash };
    const unsealed = { type: 'CartCleared', meta };
    const document = { ...unsealed, meta: { ...meta, hash: hashOf(unsealed) } };
    previousHash = document.meta.hash;
    const headers = { ce_type: 'CartCleared', ce_id: meta.eventId, ce_time: meta.occurredAt };
    made.push({ partition: 0, offset: `${version}`, key: CART.split('.')[0], headers, document });
  }
  return made;
}

function violations(all) {
  const histories = new Histories();
  all.forEach((record) => histories.check(record));
  return histories.violations.join('\n');
}

test('a good history has no violation', () => {
  assert.equal(violations(records()), '');
});

test('what is wrong is found', () => {
  const gap = records();
  gap.splice(1, 1);
  assert.match(violations(gap), /version is 3, must be 2/);

  const changed = records();
  changed[1].document.meta.occurredAt = '2026-01-02T03:04:05.679Z';
  assert.match(violations(changed), /version 2 .* hash is .* must be/);

  const moved = records();
  moved[2].partition = 1;
  assert.match(violations(moved), /partition is 1, must be 0/);

  const mislabelled = records();
  mislabelled[0].headers.ce_type = 'CartExpired';
  assert.match(violations(mislabelled), /ce_type is CartExpired/);

  const misplaced = records();
  misplaced[0].key = 'other';
  assert.match(violations(misplaced), /record key is other/);
});

test('canonical JSON sorts by code unit, not by code point', () => {
  const value = { '\ufb33': 1, '\u{1f600}': [true, '\u00e9\n'], b: {} };
  assert.equal(canonical(value), '{"b":{},"\u{1f600}":[true,"\u00e9\\n"],"\ufb33":1}');
  assert.throws(() => canonical({ a: 2 ** 53 }), /not an exact integer/);
});

test('a document shows times as text, leaves out what is absent and keys prices by SKU', () => {
  const money = { type: 'record', name: 'Money', fields: [{ name: 'amountMinor', type: 'long' }] };
  const price = {
    type: 'record',
    name: 'ItemPrice',
    fields: [
      { name: 'sku', type: 'string' },
      { name: 'unitPrice', type: ['null', 'Money'] },
    ],
  };
  const schema = {
    type: 'record',
    name: 'Some',
    fields: [
      { name: 'at', type: { type: 'long', logicalType: 'timestamp-millis' } },
      { name: 'absent', type: ['null', 'string'] },
      { name: 'total', type: money },
      { name: 'prices', type: { type: 'array', items: price } },
      { name: 'attributes', type: { type: 'map', values: 'string' } },
    ],
  };
  const value = {
    at: 0,
    absent: null,
    total: { amountMinor: 1 },
    prices: [
      { sku: 'a', unitPrice: { amountMinor: 2 } },
      { sku: 'b', unitPrice: null },
    ],
    attributes: { size: 'XL' },
  };
  assert.deepEqual(eventDocument(schema, value), {
    type: 'Some',
    at: '1970-01-01T00:00:00.000Z',
    total: { amountMinor: 1 },
    prices: { a: { amountMinor: 2 } },
    attributes: { size: 'XL' },
  });
});
