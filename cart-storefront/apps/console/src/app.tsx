import { useEffect, useRef, type ReactNode } from 'react';
import { useRole } from './api/access.js';
import { FindPage } from './find/find-page.js';
import { CartPage } from './history/cart-page.js';
import { MergePage } from './merge/merge-page.js';
import { LivePage } from './ops/live-page.js';
import { ShardsPage } from './ops/shards-page.js';
import { InspectorPage } from './ops/inspector-page.js';
import { SignIn } from './page/sign-in.js';
import { TopBar } from './page/top-bar.js';
import { useRoute, type Route } from './route.js';
import { DiffPage } from './state/diff-page.js';

export function App(): ReactNode {
  const role = useRole();
  const route = useRoute();
  useArrival(route);
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => (event.preventDefault(), document.getElementById('main')?.focus())}
      >
        Skip to the content
      </a>
      <TopBar role={role} place={route.parts[0] ?? 'find'} />
      <main id="main" tabIndex={-1}>
        {role === undefined ? <SignIn /> : <Page route={route} />}
      </main>
    </>
  );
}

/** Takes the keyboard to the new page, and names it; not while somebody travels within one. */
function useArrival({ parts }: Route): void {
  const place = parts.join(' ');
  const before = useRef(place);
  useEffect(() => {
    document.title = `${place === '' ? 'find' : place} – Cart console`;
    if (before.current !== place) {
      document.getElementById('main')?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    before.current = place;
  }, [place]);
}

function Page({ route: { parts, query } }: { route: Route }): ReactNode {
  const [place = 'find', cartId = '', view, mergeId = ''] = parts;
  switch (place) {
    case 'carts':
      if (view === 'merge') return <MergePage cartId={cartId} mergeId={mergeId} />;
      if (view === 'diff') return <DiffPage cartId={cartId} query={query} />;
      if (view === 'inspect') return <InspectorPage cartId={cartId} />;
      return <CartPage cartId={cartId} query={query} />;
    case 'shards':
      return <ShardsPage />;
    case 'live':
      return <LivePage />;
    default:
      return <FindPage query={query} />;
  }
}
