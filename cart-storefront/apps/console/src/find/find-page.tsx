import type { SubmitEvent, ReactNode } from 'react';
import { searchEvents, type EventPage } from '../api/api.js';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedView } from '../page/loaded-view.js';
import { go, hrefOf } from '../route.js';
import { EventTable } from './event-table.js';

const FIELDS = [
  ['cart', 'Cart', 'text', 'its id'],
  ['actor', 'Customer or actor', 'text', 'alice'],
  ['correlation', 'Correlation id', 'text', 'from a log line or an error'],
  ['from', 'From', 'datetime-local', ''],
  ['to', 'To', 'datetime-local', ''],
] as const;

/** A search window without an end reaches back this far. */
const WINDOW_MS = 24 * 3_600_000;
const RESULTS_MAX = 1_000;

export function FindPage({ query }: { query: URLSearchParams }): ReactNode {
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const asked = Object.fromEntries(FIELDS.map(([name]) => [name, textOf(form.get(name))]));
    go(asked['cart'] ? hrefOf(['carts', asked['cart']]) : hrefOf(['find'], asked));
  };
  const searching = FIELDS.some(([name]) => query.has(name));
  return (
    <article>
      <h1>Find a cart</h1>
      <form className="find" onSubmit={submit} key={query.toString()}>
        {FIELDS.map(([name, label, type, hint]) => (
          <label key={name}>
            {label}
            <input name={name} type={type} placeholder={hint} defaultValue={query.get(name) ?? ''} />
          </label>
        ))}
        <button className="primary">Find</button>
      </form>
      {searching ? (
        <Results query={query} />
      ) : (
        <p className="quiet">An id opens its history; anything else lists events.</p>
      )}
    </article>
  );
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value.trim() : '');

function Results({ query }: { query: URLSearchParams }): ReactNode {
  const correlation = query.get('correlation');
  const loaded = useLoaded(`find ${query.toString()}`, (signal) => searchEvents(asked(query), signal));
  return (
    <LoadedView loaded={loaded}>
      {({ events, next }: EventPage) => (
        <EventTable
          events={events.filter(({ meta }) => correlation === null || meta.correlationId === correlation)}
          more={next !== undefined && next !== null}
        />
      )}
    </LoadedView>
  );
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
