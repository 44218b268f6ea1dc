import type { ReactNode } from 'react';
import { follow } from '../router.js';

export const NotFound = (): ReactNode => (
  <section className="empty">
    <h1 tabIndex={-1}>There is no such page</h1>
    <p>
      <a className="button primary" href="/" onClick={follow}>
        To the shop
      </a>
    </p>
  </section>
);
