import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import { eventHashOf } from '@cartlog/cart-sdk/audit';
import { useState, type ReactNode } from 'react';

/** Everything there is to know about one event. */
export function EventDetail({ event }: { event: AuditEvent }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Detail</summary>
      {open && <Facts event={event} />}
    </details>
  );
}

function Facts({ event: { meta, type, ...payload } }: { event: AuditEvent }): ReactNode {
  const { actor, ...rest } = meta;
  const hashed = eventHashOf({ meta, type, ...payload } as AuditEvent) === meta.hash;
  const facts: [string, string | number][] = [
    ...Object.entries(rest),
    ['actor', `${actor.type} ${actor.id}`],
    ['hash checked here', hashed ? 'holds' : 'DOES NOT HOLD'],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <pre tabIndex={0}>{JSON.stringify(payload, null, 2)}</pre>
    </>
  );
}
