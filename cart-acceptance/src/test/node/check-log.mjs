#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { Decoders } from './lib/decoders.mjs';
import { eventDocument } from './lib/document.mjs';
import { Histories } from './lib/history.mjs';
import { readTopic } from './lib/topic.mjs';

const VIOLATIONS_SHOWN_MAX = 20;
const USAGE = `Usage: node check-log.mjs --bootstrap HOST:PORT[,…] --registry URL [--topic cart-events] [--at-least 1]
Reads a topic of cart events with clients that are not ours and checks that every event decodes, that versions have no
gap per cart, and that the hash chain holds. Exits with 0 when all of it does, 1 when not, 2 when misused.`;

function options() {
  try {
    const { values } = parseArgs({
      options: {
        bootstrap: { type: 'string' },
        registry: { type: 'string' },
        topic: { type: 'string', default: 'cart-events' },
        'at-least': { type: 'string', default: '1' },
      },
    });
    if (!values.bootstrap || !values.registry || !/^\d+$/.test(values['at-least'])) {
      throw new Error('--bootstrap and --registry are needed, --at-least is a number');
    }
    return values;
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

async function main({ bootstrap, registry, topic, 'at-least': atLeast }) {
  const decoders = new Decoders(registry.replace(/\/$/, ''));
  const histories = new Histories();
  await readTopic(bootstrap, topic, async ({ partition, message }) => {
    const { schema, value } = await decoders.decode(topic, message.value).catch((error) => {
      throw new Error(`partition ${partition} offset ${message.offset} cannot be read: ${error.message}`);
    });
    histories.check({
      partition,
      offset: message.offset,
      key: message.key?.toString('utf8'),
      headers: Object.fromEntries(Object.entries(message.headers).map(([name, bytes]) => [name, String(bytes)])),
      document: eventDocument(schema, value),
    });
  });
  const { violations, events, carts } = histories;
  if (events < Number(atLeast)) {
    violations.push(`${events} events where at least ${atLeast} are expected`);
  }
  violations.slice(0, VIOLATIONS_SHOWN_MAX).forEach((violation) => console.error(violation));
  const found = violations.length === 0 ? 'versions gapless, hash chain intact' : `${violations.length} violations`;
  console.log(`${topic}: ${events} events of ${carts} carts: ${found}`);
  return violations.length === 0 ? 0 : 1;
}

main(options()).then(
  (code) => process.exit(code),
  (error) => {
    console.error(`${error.stack}`);
    process.exit(1);
  },
);
