import type { CartClient } from '@cartlog/cart-sdk';
import { createContext, useContext, type ReactNode } from 'react';

const CartContext = createContext<CartClient | undefined>(undefined);

/** Gives the tree below one cart client; create it once, outside of rendering. */
export function CartProvider({ client, children }: { client: CartClient; children: ReactNode }): ReactNode {
  return <CartContext value={client}>{children}</CartContext>;
}

/** @throws Error outside of a CartProvider */
export function useCartClient(): CartClient {
  const client = useContext(CartContext);
  if (client === undefined) throw new Error('useCartClient needs a CartProvider above it');
  return client;
}
