import { verifyChain, type AuditEvent } from '@cartlog/cart-sdk/audit';
import { useMemo, type ReactNode } from 'react';
import { EVENTS_MAX, historyOf, type History } from '../api/api.js';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedView } from '../page/loaded-view.js';
import { go, hrefOf } from '../route.js';
import { PastCart } from '../state/past-cart.js';
import { ExportMenu } from './export-menu.js';
import { GrowthChart } from './growth-chart.js';
import { growthOf } from './growth.js';
import { Timeline } from './timeline.js';
import { VerificationBadge } from './verification-badge.js';

interface Props {
  cartId: string;
  query: URLSearchParams;
}

/** A cart's life, and the cart as it was at the version the address names. */
export function CartPage({ cartId, query }: Props): ReactNode {
  const loaded = useLoaded(`history ${cartId}`, (signal) => historyOf(cartId, signal));
  const wanted = query.get('version');
  return (
    <article>
      <header className="cart-head">
        <div>
          <p className="eyebrow">Cart</p>
          <h1 className="id">{cartId}</h1>
        </div>
        {loaded.state === 'there' && <CartTools cartId={cartId} events={loaded.value.events} />}
      </header>
      <LoadedView loaded={loaded}>
        {(history) => <HistoryView cartId={cartId} history={history} wanted={wanted} />}
      </LoadedView>
    </article>
  );
}

function CartTools({ cartId, events }: { cartId: string; events: readonly AuditEvent[] }): ReactNode {
  const last = events.at(-1)?.meta.version ?? 1;
  const chain = useMemo(() => verifyChain(events), [events]);
  return (
    <div className="row">
      <VerificationBadge cartId={cartId} version={last} chain={chain} />
      <a className="button" href={hrefOf(['carts', cartId, 'diff'], { from: 1, to: last })}>
        Compare versions
      </a>
      <a className="button" href={hrefOf(['carts', cartId, 'inspect'])}>
        Inspect
      </a>
      <ExportMenu cartId={cartId} />
    </div>
  );
}

interface HistoryProps {
  cartId: string;
  history: History;
  wanted: string | null;
}

function HistoryView({ cartId, history: { events, places }, wanted }: HistoryProps): ReactNode {
  const points = useMemo(() => growthOf(events), [events]);
  const [first] = events;
  if (first?.type !== 'CartCreated')
    return <p className="failure">This history does not begin with the cart’s creation.</p>;
  const last = events.at(-1)?.meta.version ?? 1;
  const shown = Math.min(last, Math.max(1, Number(wanted ?? last) || last));
  const show = (version: number): void => go(hrefOf(['carts', cartId], { version }), true);
  return (
    <>
      <GrowthChart points={points} currency={first.currency} shown={shown} onShow={show} />
      {events.length >= EVENTS_MAX && (
        <p className="failure">Only the first {EVENTS_MAX} events are shown.</p>
      )}
      <div className="history">
        <Timeline cartId={cartId} events={events} places={places} shown={shown} onShow={show} />
        <PastCart cartId={cartId} version={shown} last={last} />
      </div>
    </>
  );
}
