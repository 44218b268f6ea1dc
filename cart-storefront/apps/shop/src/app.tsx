import { CartAnnouncer, useCartValue, useMerge } from '@cartlog/cart-react';
import { useState, type ReactNode } from 'react';
import { CartDrawer } from './cart/cart-drawer.js';
import { CartPage } from './cart/cart-page.js';
import { CataloguePage } from './catalogue/catalogue-page.js';
import { MergeDialog } from './merge/merge-dialog.js';
import { OrderPage } from './order/order-page.js';
import { BannerStrip } from './page/banner-strip.js';
import { Header } from './page/header.js';
import { NotFound } from './page/not-found.js';
import { usePath } from './router.js';

const ORDERING = new Set(['CHECKED_OUT', 'ORDERED']);

export function App(): ReactNode {
  const [drawer, setDrawer] = useState(false);
  const merge = useMerge();
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Header onCart={() => setDrawer(true)} onSignedIn={() => void merge.offer()} />
      <BannerStrip />
      <main id="main">
        <Page />
      </main>
      <footer className="foot">
        <span>Larder &amp; Log: a demo shop. Nothing is sold here.</span>
        <a href="/console.html">Console for auditors and operators</a>
      </footer>
      {drawer && <CartDrawer onClose={() => setDrawer(false)} />}
      <MergeDialog flow={merge} />
      <CartAnnouncer />
    </>
  );
}

function Page(): ReactNode {
  const path = usePath();
  const ordering = useCartValue(({ status }) => ORDERING.has(status));
  if (path === '/') return <CataloguePage />;
  if (path === '/cart') return ordering ? <OrderPage /> : <CartPage />;
  return <NotFound />;
}
