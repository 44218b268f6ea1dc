import type { ReactNode } from 'react';
import { shardBoard } from '../api/api.js';
import { useWatched } from '../api/use-watched.js';
import { clockText } from '../page/format.js';
import { boardOf, type Board } from './board.js';
import { ShardCard } from './shard-card.js';

const PAUSE_MS = 3_000;

/** Who writes which partition, and how far its readers have come. */
export function ShardsPage(): ReactNode {
  const { value, at, failure } = useWatched(shardBoard, PAUSE_MS);
  return (
    <article>
      <header className="page-head">
        <h1>Shards</h1>
        <p className="quiet">
          Each partition has one writer, and views that follow its log.
          {at !== undefined && ` As of ${clockText(at)}, renewed every three seconds.`}
        </p>
      </header>
      {failure !== undefined && (
        <p role="alert" className="failure">
          {failure}
          {at !== undefined && ` What is below was seen at ${clockText(at)}.`}
        </p>
      )}
      {value !== undefined && <BoardView board={boardOf(value)} />}
      {value === undefined && failure === undefined && <p className="loading">Loading…</p>}
    </article>
  );
}

function BoardView({ board: { partitions, writers, behind, troubles } }: { board: Board }): ReactNode {
  const owned = partitions.filter(({ owner }) => owner !== undefined).length;
  const figures: [string, string][] = [
    ['Partitions with a writer', `${owned} of ${partitions.length}`],
    ['Command services that write', String(writers)],
    ['Records the views are behind', behind.toLocaleString('en')],
  ];
  return (
    <>
      <dl className="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {troubles.length > 0 && (
        <ul role="alert" className="failure">
          {troubles.map((trouble) => (
            <li key={trouble}>{trouble}</li>
          ))}
        </ul>
      )}
      <ul className="shards" aria-label="Partitions">
        {partitions.map((partition) => (
          <ShardCard key={partition.partition} shard={partition} />
        ))}
      </ul>
    </>
  );
}
