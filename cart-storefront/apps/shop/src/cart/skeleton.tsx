import type { ReactNode } from 'react';

/** Only before the first cart is known, and nothing is stored here. */
export const Skeleton = (): ReactNode => (
  <div className="skeleton" aria-busy="true" data-testid="skeleton">
    <p className="sr">Loading your cart</p>
    <span />
    <span />
    <span />
  </div>
);
