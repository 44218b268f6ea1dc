import type { EventPlace } from '@cartlog/cart-sdk';
import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import type { ReactNode } from 'react';
import { hrefOf } from '../route.js';
import { EventDetail } from './event-detail.js';
import { eventText } from './event-text.js';

interface Props {
  cartId: string;
  event: AuditEvent;
  place: EventPlace | undefined;
  nameOf: (lineId: string) => string;
  shown: boolean;
  /** After the version that is shown. */
  future: boolean;
  onShow: (version: number) => void;
}

export function EventItem({ cartId, event, place, nameOf, shown, future, onShow }: Props): ReactNode {
  const { tone, mark, text } = eventText(event, nameOf);
  const { version } = event.meta;
  return (
    <li className="event" data-tone={tone} data-future={future} data-shown={shown}>
      <span className="mark" aria-hidden="true">
        {mark}
      </span>
      <button className="version" onClick={() => onShow(version)} aria-current={shown ? 'step' : undefined}>
        <span className="sr">Show the cart at version </span>
        {version}
      </button>
      <div className="what">
        <p>{text}</p>
        <div className="type">
          <span>{event.type}</span>
          {'mergeId' in event && (
            <a href={hrefOf(['carts', cartId, 'merge', event.mergeId])}>See the merge</a>
          )}
          <EventDetail event={event} place={place} />
        </div>
      </div>
    </li>
  );
}
