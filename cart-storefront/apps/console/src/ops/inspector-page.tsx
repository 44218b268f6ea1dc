import type { Inspection } from '@cartlog/cart-sdk';
import { useState, type ReactNode } from 'react';
import { inspectionOf } from '../api/api.js';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedView } from '../page/loaded-view.js';
import { hrefOf } from '../route.js';
import { comparisonOf, SOURCES, verdictOn, type Source } from './comparison.js';

/** The writer's state, the view and the fold of the log, side by side. */
export function InspectorPage({ cartId }: { cartId: string }): ReactNode {
  const [round, setRound] = useState(0);
  const loaded = useLoaded(`inspect ${cartId} ${round}`, (signal) => inspectionOf(cartId, signal));
  return (
    <article>
      <header className="page-head">
        <p className="eyebrow">Inspect</p>
        <h1 className="id">{cartId}</h1>
        <div className="row">
          <button onClick={() => setRound(round + 1)}>Look again</button>
          <a className="button" href={hrefOf(['carts', cartId])}>
            History, for auditors
          </a>
        </div>
      </header>
      <LoadedView loaded={loaded}>{(inspection) => <Compared inspection={inspection} />}</LoadedView>
    </article>
  );
}

const TITLES: Readonly<Record<Source, string>> = { writer: 'Writer', view: 'View', fold: 'Log, folded' };

function Compared({ inspection }: { inspection: Inspection }): ReactNode {
  const { good, text } = verdictOn(inspection);
  return (
    <>
      <p className="verdict" data-tone={good ? 'good' : 'bad'} role="status">
        <span aria-hidden="true">{good ? '✓' : '✗'}</span> {text}
      </p>
      <Whereabouts inspection={inspection} />
      <table className="compared">
        <caption className="sr">The cart as the writer, the view and the log have it</caption>
        <thead>
          <tr>
            <td />
            {SOURCES.map((source) => (
              <th key={source} scope="col">
                {TITLES[source]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparisonOf(inspection).map(({ key, name, told, differs }) => (
            <tr key={key} data-differs={differs}>
              <th scope="row">
                {name}
                {differs && <span className="kind">differs</span>}
              </th>
              {SOURCES.map((source) => (
                <td key={source}>{told[source] ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const Whereabouts = ({
  inspection: { partition, owner, lagRecords },
}: {
  inspection: Inspection;
}): ReactNode => (
  <dl className="figures">
    <div>
      <dt>Partition</dt>
      <dd>
        <a href="#/shards">{partition}</a>
      </dd>
    </div>
    <div>
      <dt>Written by</dt>
      <dd>{owner?.instance ?? 'nobody'}</dd>
    </div>
    <div>
      <dt>Records the view is behind</dt>
      <dd>{lagRecords.toLocaleString('en')}</dd>
    </div>
  </dl>
);
