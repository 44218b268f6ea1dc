import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';

const READ_DEADLINE_MS = 120_000;

/**
 * Every committed record of a topic up to the end it has now, in the order of offsets, one after the other. Fails when
 * that end is not reached in time.
 */
export async function readTopic(bootstrap, topic, onRecord) {
  const kafka = new Kafka({ clientId: 'cart-log-check', brokers: bootstrap.split(','), logLevel: logLevel.ERROR });
  const ends = await endOffsets(kafka, topic);
  const groupId = `cart-log-check-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, readUncommitted: false });
  const reached = withResolvers();
  const deadline = setTimeout(
    () => reached.reject(new Error(`not at the end of ${topic} after ${READ_DEADLINE_MS} ms`)),
    READ_DEADLINE_MS,
  );
  // Batches without a message are told of too: a partition usually ends with the marker of a transaction.
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    if (BigInt(payload.lastOffset) + 1n >= (ends.get(payload.partition) ?? 0n)) {
      ends.delete(payload.partition);
    }
    if (ends.size === 0) {
      reached.resolve();
    }
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => reached.reject(payload.error));
  try {
    if (ends.size > 0) {
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({ autoCommit: false, eachMessage: (record) => onRecord(record) });
      await reached.promise;
    }
  } finally {
    clearTimeout(deadline);
    await consumer.disconnect();
    await deleteGroup(kafka, groupId);
  }
}

/** The end of each partition that has records. */
async function endOffsets(kafka, topic) {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(
      offsets
        .filter(({ low, high }) => BigInt(high) > BigInt(low))
        .map(({ partition, high }) => [partition, BigInt(high)]),
    );
  } finally {
    await admin.disconnect();
  }
}

async function deleteGroup(kafka, groupId) {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await admin.deleteGroups([groupId]);
  } catch (error) {
    console.error(`consumer group ${groupId} is left behind: ${error.message}`);
  } finally {
    await admin.disconnect();
  }
}

function withResolvers() {
  const resolvers = {};
  resolvers.promise = new Promise((resolve, reject) => Object.assign(resolvers, { resolve, reject }));
  return resolvers;
}
