import type { CartView } from '@cartlog/cart-sdk';
import { useCartClient } from './context.js';
import { useCart } from './use-cart.js';

/** Something the person should know: what is wrong, what is safe, and the one thing to do about it. */
export interface Banner {
  kind: 'offline' | 'unsteady' | 'not-kept' | 'ended';
  cause: string;
  safe: string;
  action?: { label: string; run: () => void };
}

/** The most important thing to say about the cart as a whole; undefined when all is well. */
export function useBanner(): Banner | undefined {
  const client = useCartClient();
  const banner = bannerOf(useCart());
  const again = { label: 'Try now', run: () => client.retryNow() };
  return banner?.kind === 'offline' ? { ...banner, action: again } : banner;
}

function bannerOf({ connection, durable, pendingCount, status }: CartView): Banner | undefined {
  const waiting = pendingCount === 1 ? 'Your change is' : `Your ${pendingCount} changes are`;
  const alone = pendingCount === 1 ? 'by itself' : 'by themselves';
  if (connection === 'offline') {
    const safe = durable
      ? `kept on this device and will be sent ${alone}.`
      : 'kept as long as this page stays open.';
    return {
      kind: 'offline',
      cause: 'The shop cannot be reached.',
      safe: pendingCount > 0 ? `${waiting} ${safe}` : 'You can go on shopping.',
    };
  }
  if (connection === 'unsteady') {
    return {
      kind: 'unsteady',
      cause: 'The connection is unsteady.',
      safe: 'Your changes are being sent again.',
    };
  }
  if (!durable && pendingCount > 0) {
    const cause = 'This browser does not let the shop store anything.';
    return { kind: 'not-kept', cause, safe: 'Keep this page open until your changes are sent.' };
  }
  if (status === 'EXPIRED') {
    return { kind: 'ended', cause: 'This cart has expired.', safe: 'Your next item starts a new one.' };
  }
  return undefined;
}
