import { CartError, type Cart } from '@cartlog/cart-sdk';
import { messageFor } from '@cartlog/cart-sdk/messages';
import { useCallback, useState } from 'react';
import { useCartClient } from './context.js';

export type Checkout =
  | { phase: 'idle' }
  /** Waiting for the last changes to arrive, or for the answer. */
  | { phase: 'waiting' }
  | { phase: 'done'; cart: Cart }
  | { phase: 'failed'; code: string; message: string };

/** Checks out exactly what is shown; a failure says what to do. */
export function useCheckout(): [Checkout, () => Promise<void>] {
  const client = useCartClient();
  const [checkout, setCheckout] = useState<Checkout>({ phase: 'idle' });
  const start = useCallback(async () => {
    setCheckout({ phase: 'waiting' });
    setCheckout(await client.checkout().then((cart): Checkout => ({ phase: 'done', cart }), failed));
  }, [client]);
  return [checkout, start];
}

function failed(error: unknown): Checkout {
  if (!(error instanceof CartError)) throw error;
  return { phase: 'failed', code: error.code, message: messageFor(error.code) };
}
