import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import type { SubmitEvent, ReactNode } from 'react';
import { searchEvents } from '../api/api.js';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedView } from '../page/loaded-view.js';
import { go, hrefOf } from '../route.js';
import { EventTable } from './event-table.js';

const FIELDS = [
  ['actor', 'Customer or actor', 'text', 'alice'],
  ['correlation', 'Correlation id', 'text', 'from a log line or an error'],
  ['from', 'From', 'datetime-local', ''],
  ['to', 'To', 'datetime-local', ''],
] as const;

const INSPECT = 'inspect';
/** A search window without an end reaches back this far. */
const WINDOW_MS = 24 * 3_600_000;
const RESULTS_MAX = 1_000;
/** So many pages are looked through for a correlation id. */
const PAGES_MAX = 50;

export function FindPage({ query }: { query: URLSearchParams }): ReactNode {
  const searching = FIELDS.some(([name]) => query.has(name));
  return (
    <article>
      <h1>Find a cart</h1>
      <OpenCart />
      <SearchForm query={query} />
      {searching && <Results query={query} />}
    </article>
  );
}

/** By its id: the history for auditors, the machinery behind it for operators. */
function OpenCart(): ReactNode {
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const cart = textOf(new FormData(event.currentTarget).get('cart'));
    const inspects = event.nativeEvent.submitter?.getAttribute('value') === INSPECT;
    if (cart !== '') go(hrefOf(inspects ? ['carts', cart, INSPECT] : ['carts', cart]));
  };
  return (
    <form className="find open" onSubmit={submit}>
      <label>
        Cart
        <input name="cart" placeholder="its id" required />
      </label>
      <div className="row">
        <button className="primary">Open</button>
        <button value={INSPECT} title="Writer, view and log of the cart, for operators">
          Inspect
        </button>
      </div>
    </form>
  );
}

function SearchForm({ query }: { query: URLSearchParams }): ReactNode {
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    go(hrefOf(['find'], Object.fromEntries(FIELDS.map(([name]) => [name, textOf(form.get(name))]))));
  };
  return (
    <form className="find" onSubmit={submit} key={query.toString()}>
      {FIELDS.map(([name, label, type, hint]) => (
        <label key={name}>
          {label}
          <input name={name} type={type} placeholder={hint} defaultValue={query.get(name) ?? ''} />
        </label>
      ))}
      <button className="primary">Search</button>
    </form>
  );
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value.trim() : '');

function Results({ query }: { query: URLSearchParams }): ReactNode {
  const loaded = useLoaded(`find ${query.toString()}`, (signal) => search(query, signal));
  return (
    <LoadedView loaded={loaded}>
      {({ events, more }) => (
        <EventTable
          events={events}
          more={more}
          empty={`Nothing was found${query.get('from') ? '' : ' in the last 24 hours'}.`}
        />
      )}
    </LoadedView>
  );
}

interface Found {
  events: AuditEvent[];
  /** There is more than was looked at. */
  more: boolean;
}

/** A correlation id is looked for here, page by page; the service filters by the rest. @throws ApiError */
async function search(query: URLSearchParams, signal: AbortSignal): Promise<Found> {
  const correlation = query.get('correlation');
  const parameters = asked(query);
  const events: AuditEvent[] = [];
  for (let pages = 1; ; pages++) {
    const { events: page, next } = await searchEvents(parameters, signal);
    events.push(...page.filter(({ meta }) => correlation === null || meta.correlationId === correlation));
    const more = next !== undefined && next !== null;
    if (!more || correlation === null || pages === PAGES_MAX) return { events, more };
    parameters.set('after', next);
  }
}

function asked(query: URLSearchParams): URLSearchParams {
  const moment = (name: string, otherwise: number): string => {
    const text = query.get(name);
    return new Date(text === null ? otherwise : text).toISOString();
  };
  const now = Date.now();
  const search = new URLSearchParams({
    from: moment('from', now - WINDOW_MS),
    to: moment('to', now),
    limit: String(RESULTS_MAX),
  });
  const actor = query.get('actor');
  if (actor !== null) search.set('actor', actor);
  return search;
}
