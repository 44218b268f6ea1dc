import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import type { ReactNode } from 'react';
import { eventText, lineNames } from '../history/event-text.js';
import { dayText, shortId, timeText } from '../page/format.js';
import { TableHead } from '../page/table-head.js';
import { hrefOf } from '../route.js';

interface Props {
  events: readonly AuditEvent[];
  /** There are more than are shown. */
  more: boolean;
  /** Instead of a table without rows. */
  empty?: string;
}

/** Events of many carts. */
export function EventTable({ events, more, empty = 'Nothing was found.' }: Props): ReactNode {
  if (events.length === 0) return <p className="loading">{empty}</p>;
  const nameOf = lineNames(events);
  return (
    <>
      <table className="events">
        <TableHead columns={['When', 'Cart', 'What', 'Who']} />
        <tbody>
          {events.map((event) => {
            const { meta } = event;
            const { tone, mark, text } = eventText(event, nameOf);
            return (
              <tr key={meta.eventId}>
                <td className="when">
                  {timeText(meta.occurredAt)} <span className="quiet">{dayText(meta.occurredAt)}</span>
                </td>
                <td>
                  <a href={hrefOf(['carts', meta.cartId], { version: meta.version })}>
                    {shortId(meta.cartId)} · {meta.version}
                  </a>
                </td>
                <td className="told" data-tone={tone}>
                  <span className="mark" aria-hidden="true">
                    {mark}
                  </span>
                  {text}
                </td>
                <td>{shortId(meta.actor.id)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more && <p className="quiet">There is more: make the time shorter.</p>}
    </>
  );
}
