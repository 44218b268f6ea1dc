import type { ShardBoard } from '@cartlog/cart-sdk';

type Owner = ShardBoard['shards'][number];
type Instance = ShardBoard['views'][number];
type Standing = Required<NonNullable<Instance['parts']>[number]>;

/** How far one instance has read one feed of a partition. */
export interface Reading {
  instance: string;
  feed: Standing['feed'];
  next: number;
  end: number;
  behind: number;
  readable: boolean;
}

export interface Partition {
  partition: number;
  /** Undefined when nobody has announced to write it. */
  owner: Owner | undefined;
  readings: Reading[];
}

/** The operator's document, by partition, with what is wrong in sentences. */
export interface Board {
  partitions: Partition[];
  writers: number;
  behind: number;
  troubles: string[];
}

const readingOf = (instance: string, part: Standing): Reading => ({
  instance,
  feed: part.feed,
  next: part.next,
  // The end was looked up a moment before: what is read since lies beyond it.
  end: Math.max(part.end, part.next),
  behind: part.lagRecords,
  readable: part.readable,
});

export function boardOf({ shards, views }: ShardBoard): Board {
  const owners = new Map(shards.map((owner) => [owner.partition, owner]));
  const standings = views.flatMap(({ instance, parts = [] }) =>
    parts.map((part) => ({ instance, part: part as Standing })),
  );
  const numbers = new Set([...owners.keys(), ...standings.map(({ part }) => part.partition)]);
  const partitions = [...numbers]
    .sort((a, b) => a - b)
    .map((partition) => ({
      partition,
      owner: owners.get(partition),
      readings: standings
        .filter(({ part }) => part.partition === partition)
        .map(({ instance, part }) => readingOf(instance, part)),
    }));
  return {
    partitions,
    writers: new Set(shards.map(({ instance }) => instance)).size,
    behind: standings.reduce((sum, { part }) => sum + part.lagRecords, 0),
    troubles: [...views.flatMap(troublesOf), ...partitions.flatMap(unkept)],
  };
}

const troublesOf = ({ instance, answers = true, halts = [] }: Instance): string[] => [
  ...(answers ? [] : [`The query service at ${instance} does not answer.`]),
  ...halts.map(
    ({ partition, offset, reason }) =>
      `The views of partition ${partition ?? '?'} stopped at offset ${offset ?? '?'} on ${instance}: ${reason ?? 'no reason is given'}`,
  ),
];

const unkept = ({ partition, owner, readings }: Partition): string[] => [
  ...(owner ? [] : [`Nobody has announced to write partition ${partition}.`]),
  ...(readings.some(({ feed }) => feed === 'log')
    ? []
    : [`Nobody keeps the views of partition ${partition}.`]),
];
