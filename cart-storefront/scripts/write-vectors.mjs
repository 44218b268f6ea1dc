// Writes the test vectors that this SDK and the services both check. Run after building cart-sdk.
import { mkdirSync, writeFileSync } from 'node:fs';
import { canonicalJson, lineIdOf } from '../packages/cart-sdk/dist/index.js';
import { foldCart } from '../packages/cart-sdk/dist/audit/index.js';
import { HISTORIES, history } from './vector-histories.mjs';

const folder = new URL('../../test-vectors/', import.meta.url);
mkdirSync(folder, { recursive: true });
const write = (name, vectors) =>
  writeFileSync(new URL(name, folder), `${JSON.stringify(vectors, null, 2)}\n`);

const ATTRIBUTES = [
  ['sku-1', undefined],
  ['sku-1', {}],
  ['sku-2', {}],
  ['', {}],
  ['SKU-1', {}],
  ['a/b c+d', {}],
  ['sku-1', { size: 'M' }],
  ['sku-1', { size: 'M', colour: 'red' }],
  ['sku-1', { colour: 'red', size: 'M' }],
  ['sku-1', { size: '' }],
  ['sku-1', { '': 'x' }],
  ['sku-1', { quote: '"', backslash: '\\', slash: '/' }],
  ['sku-1', { colour: 'é' }],
  ['sku-1', { colour: 'e\u0301' }],
  ['sku-1', { '\u20ac': '1', 1: '2', '\u00f6': '3', '\ufb33': '4', '\ud83d\ude00': '5' }],
  ['größe-😀', { ключ: 'значение', 鍵: '値' }],
  ['sku-1', { del: '\u007f', c1: '\u0080', separators: '\u2028\u2029' }],
  ['x'.repeat(64), { ['k'.repeat(64)]: 'v'.repeat(64) }],
];

write(
  'line-ids.json',
  ATTRIBUTES.map(([sku, attributes]) => ({
    sku,
    ...(attributes === undefined ? {} : { attributes }),
    canonical: canonicalJson({ attributes: attributes ?? {}, sku }),
    lineId: lineIdOf(sku, attributes),
  })),
);

const replays = HISTORIES.map(([name, cartId, actor, payloads]) => {
  const events = history(cartId, actor, payloads);
  return { name, events, cart: foldCart(events) };
});
write('replay.json', replays);

write(
  'state-hashes.json',
  replays.map(({ name, cart }) => {
    const { cartId, version, status, currency, stateHash } = cart;
    const lines = cart.lines.map(({ lineId, sku, attributes, quantity, unitPrice }) => ({
      lineId,
      sku,
      attributes,
      quantity,
      unitPrice,
    }));
    const state = { cartId, version, status, currency, lines };
    return { name, state, canonical: canonicalJson(state), stateHash };
  }),
);
