import type { EventLine } from '@cartlog/cart-sdk';
import type { SubmitEvent, ReactNode } from 'react';
import { diffOf, stateAt, type Diff } from '../api/api.js';
import { useLoaded } from '../api/use-loaded.js';
import { moneyText } from '../page/format.js';
import { LoadedView } from '../page/loaded-view.js';
import { TableHead } from '../page/table-head.js';
import { go, hrefOf } from '../route.js';

/** What became of the lines between two versions. */
export function DiffPage({ cartId, query }: { cartId: string; query: URLSearchParams }): ReactNode {
  const from = Number(query.get('from') ?? 1);
  const to = Number(query.get('to') ?? 1);
  const loaded = useLoaded(`diff ${cartId} ${from} ${to}`, (signal) => named(cartId, from, to, signal));
  const compare = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    go(hrefOf(['carts', cartId, 'diff'], { from: Number(form.get('from')), to: Number(form.get('to')) }));
  };
  return (
    <article>
      <p className="eyebrow">
        <a href={hrefOf(['carts', cartId])}>{cartId}</a>
      </p>
      <h1>
        Version {from} to {to}
      </h1>
      <form className="row" onSubmit={compare}>
        <label>
          From <input name="from" type="number" min={1} defaultValue={from} />
        </label>
        <label>
          to <input name="to" type="number" min={1} defaultValue={to} />
        </label>
        <button>Compare</button>
      </form>
      <LoadedView loaded={loaded}>{(diff) => <DiffTable diff={diff} />}</LoadedView>
    </article>
  );
}

interface NamedDiff extends Diff {
  /** By line; a difference only has the SKU of a line that changed. */
  names: ReadonlyMap<string, string>;
}

async function named(cartId: string, from: number, to: number, signal: AbortSignal): Promise<NamedDiff> {
  const [diff, { cart }] = await Promise.all([diffOf(cartId, from, to, signal), stateAt(cartId, to, signal)]);
  return { ...diff, names: new Map(cart.lines.map(({ lineId, name }) => [lineId, name])) };
}

function DiffTable({ diff: { added, removed, changed, names } }: { diff: NamedDiff }): ReactNode {
  if (added.length + removed.length + changed.length === 0)
    return <p className="loading">No line differs.</p>;
  return (
    <table className="diff">
      <TableHead columns={['Line', 'Before', 'After']} />
      <tbody>
        {removed.map((line) => (
          <Row key={line.lineId} kind="removed" name={line.name} before={offerOf(line)} after="–" />
        ))}
        {changed.map(({ lineId, sku, previousQuantity, previousUnitPrice, quantity, unitPrice }) => (
          <Row
            key={lineId}
            kind="changed"
            name={names.get(lineId) ?? sku}
            before={offerOf({ quantity: previousQuantity, unitPrice: previousUnitPrice })}
            after={offerOf({ quantity, unitPrice })}
          />
        ))}
        {added.map((line) => (
          <Row key={line.lineId} kind="added" name={line.name} before="–" after={offerOf(line)} />
        ))}
      </tbody>
    </table>
  );
}

const offerOf = ({ quantity, unitPrice }: Pick<EventLine, 'quantity' | 'unitPrice'>): string =>
  `${quantity} at ${moneyText(unitPrice)}`;

interface RowProps {
  kind: 'added' | 'removed' | 'changed';
  name: string;
  before: string;
  after: string;
}

const Row = ({ kind, name, before, after }: RowProps): ReactNode => (
  <tr data-kind={kind}>
    <th scope="row">
      {name} <span className="kind">{kind}</span>
    </th>
    <td>{before}</td>
    <td>{after}</td>
  </tr>
);
