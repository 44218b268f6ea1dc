import type { EventPlace } from '@cartlog/cart-sdk';
import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import { eventHashOf } from '@cartlog/cart-sdk/audit';
import { useState, type ReactNode } from 'react';

interface Props {
  event: AuditEvent;
  place: EventPlace | undefined;
}

/** Everything there is to know about one event. */
export function EventDetail(props: Props): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Detail</summary>
      {open && <Facts {...props} />}
    </details>
  );
}

function factsOf({ event, place }: Props): [name: string, value: string | number][] {
  const { actor, ...rest } = event.meta;
  const hashed = eventHashOf(event) === event.meta.hash;
  return [
    ...(place === undefined
      ? []
      : ([
          ['in the log', `partition ${place.partition}, offset ${place.offset}`],
          ['written with', `schema ${place.schemaId} of the registry`],
        ] satisfies [string, string][])),
    ['actor', `${actor.type} ${actor.id}`],
    ...Object.entries(rest as Record<string, string | number>),
    ['hash checked here', hashed ? 'holds' : 'DOES NOT HOLD'],
  ];
}

function Facts(props: Props): ReactNode {
  const { meta: _, type: __, ...payload } = props.event;
  return (
    <>
      <dl className="facts">
        {factsOf(props).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <pre tabIndex={0} aria-label="What the event says">
        {JSON.stringify(payload, null, 2)}
      </pre>
    </>
  );
}
