export { CartAnnouncer, type Describe } from './announcer.js';
export { CartProvider, useCartClient } from './context.js';
export { formatMoney } from './money.js';
export { useBanner, type Banner } from './use-banner.js';
export { useCart, useCartLine, useCartValue, useSubject } from './use-cart.js';
export { useCheckout, type Checkout } from './use-checkout.js';
export { useMerge, type MergeFlow, type MergeState } from './use-merge.js';
export { useRemoval, type Removal } from './use-removal.js';
