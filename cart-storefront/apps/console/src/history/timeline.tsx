import type { EventPlace } from '@cartlog/cart-sdk';
import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import { Fragment, type ReactNode } from 'react';
import { dayText, durationText, shortId, timeText } from '../page/format.js';
import { commandsOf, type Command } from './commands.js';
import { EventItem } from './event-item.js';
import { lineNames } from './event-text.js';

/** Gaps shorter than this are one sitting and are not drawn as a pause. */
const PAUSE_MS = 60_000;

interface Props {
  cartId: string;
  events: readonly AuditEvent[];
  places: ReadonlyMap<number, EventPlace>;
  /** The version that is shown beside the timeline. */
  shown: number;
  onShow: (version: number) => void;
}

/** The whole life of a cart, newest last, grouped by what the person (or a machine) did. */
export function Timeline({ cartId, events, places, shown, onShow }: Props): ReactNode {
  const nameOf = lineNames(events);
  let day = '';
  return (
    <ol className="timeline" aria-label="History">
      {commandsOf(events).map((command) => {
        const today = dayText(command.at);
        const newDay = today !== day;
        day = today;
        return (
          <Fragment key={`${command.commandId}-${command.events[0]?.meta.version ?? 0}`}>
            {newDay && <li className="day">{today}</li>}
            {!newDay && (command.sinceMs ?? 0) >= PAUSE_MS && (
              <li className="pause">{durationText(command.sinceMs ?? 0)} later</li>
            )}
            <li className="command" data-shown={command.events.some(({ meta }) => meta.version === shown)}>
              <CommandHead command={command} />
              <ul>
                {command.events.map((event) => (
                  <EventItem
                    key={event.meta.version}
                    cartId={cartId}
                    event={event}
                    place={places.get(event.meta.version)}
                    nameOf={nameOf}
                    shown={event.meta.version === shown}
                    future={event.meta.version > shown}
                    onShow={onShow}
                  />
                ))}
              </ul>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}

function CommandHead({
  command: { at, actor, actorType, sinceMs, correlationId },
}: {
  command: Command;
}): ReactNode {
  const short = sinceMs !== undefined && sinceMs < PAUSE_MS;
  return (
    <p className="command-head">
      <time dateTime={at}>{timeText(at)}</time>
      {short && <span className="since">+{durationText(sinceMs)}</span>}
      <span className="actor" data-actor={actorType} title={actor}>
        {actorType.toLowerCase()} {shortId(actor)}
      </span>
      <a
        className="quiet"
        href={`#/find?correlation=${encodeURIComponent(correlationId)}`}
        title={correlationId}
      >
        {shortId(correlationId)}
      </a>
    </p>
  );
}
