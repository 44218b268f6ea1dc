import type { CartView, Identity, LineView } from '@cartlog/cart-sdk';
import { useCallback, useSyncExternalStore } from 'react';
import { useCartClient } from './context.js';

/** The cart as it should be shown now, pending changes included. */
export function useCart(): CartView {
  const client = useCartClient();
  return useSyncExternalStore(client.subscribe, client.getView, client.getView);
}

/** One value of the view; renders again only when that value changes. Select primitives or parts of the view. */
export function useCartValue<T>(select: (view: CartView) => T): T {
  const client = useCartClient();
  const get = (): T => select(client.getView());
  return useSyncExternalStore(client.subscribe, get, get);
}

/** The line, or undefined while it is not in the cart. */
export const useCartLine = (lineId: string): LineView | undefined =>
  useCart().lines.find((line) => line.lineId === lineId);

/** Who is signed in: `undefined` for a guest, else the subject. */
export function useSubject(): string | undefined {
  const { session } = useCartClient();
  const get = useCallback((): string | undefined => subjectOf(session.identity), [session]);
  return useSyncExternalStore(session.onChange, get, get);
}

const subjectOf = (identity: Identity): string | undefined =>
  identity.kind === 'customer' ? identity.subject : undefined;
