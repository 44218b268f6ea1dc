import { useEffect, useState, type ReactNode } from 'react';
import { get } from '../api/api.js';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedView } from '../page/loaded-view.js';
import { RecordView, type Fact } from './record-table.js';

const LOOK_MS = 3_000;

/** Who owns which shard, in which state, and how far behind. */
export function ShardsPage(): ReactNode {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setRound((before) => before + 1), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const loaded = useLoaded('shards', (signal) => get<Fact>('/v1/ops/shards', signal));
  const fresh = useLoaded(`shards ${round}`, (signal) => get<Fact>('/v1/ops/shards', signal));
  return (
    <article>
      <h1>Shards</h1>
      <LoadedView loaded={fresh.state === 'there' ? fresh : loaded}>
        {(value) => <RecordView value={value} />}
      </LoadedView>
    </article>
  );
}
