import { hashOf } from './canonical.mjs';

const GENESIS_HASH = '0'.repeat(64);

/** Checks events in the order of their offsets; what it finds is in `violations`. */
export class Histories {
  #carts = new Map();
  violations = [];
  events = 0;

  get carts() {
    return this.#carts.size;
  }

  /** @param record {partition, offset, key, headers: {name: text}, document} */
  check(record) {
    this.events += 1;
    const { meta, type } = record.document;
    const before = this.#carts.get(meta.cartId) ?? { version: 0, hash: GENESIS_HASH, partition: record.partition };
    const expect = (what, actual, expected) => {
      if (actual !== expected) {
        this.violations.push(
          `partition ${record.partition} offset ${record.offset}: ${type} version ${meta.version} of cart ` +
            `${meta.cartId}: ${what} is ${actual}, must be ${expected}`,
        );
      }
    };
    expect('version', meta.version, before.version + 1);
    expect('previousHash', meta.previousHash, before.hash);
    expect('hash', meta.hash, hashWithout(record.document));
    expect('partition', record.partition, before.partition);
    expect('record key', record.key, meta.cartId.slice(0, meta.cartId.lastIndexOf('.')));
    expect('header ce_type', record.headers.ce_type, type);
    expect('header ce_id', record.headers.ce_id, meta.eventId);
    expect('header ce_time', record.headers.ce_time, meta.occurredAt);
    this.#carts.set(meta.cartId, { version: meta.version, hash: meta.hash, partition: before.partition });
  }
}

function hashWithout(document) {
  const { hash, ...meta } = document.meta;
  return hashOf({ ...document, meta });
}
