import type { CartView } from '@cartlog/cart-sdk';
import { messageFor } from '@cartlog/cart-sdk/messages';
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { formatMoney } from './money.js';
import { useCart } from './use-cart.js';

const OFF_SCREEN: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

/** What a burst of changes came to; replace it to speak another language. */
export type Describe = (view: CartView) => string;

const describeInEnglish: Describe = ({ itemCount, subtotal }) =>
  itemCount === 0
    ? 'Your cart is empty.'
    : `Your cart has ${itemCount} ${itemCount === 1 ? 'item' : 'items'}${subtotal ? `, ${formatMoney(subtotal)}` : ''}.`;

/**
 * Speaks to screen readers: politely, once a burst of changes is settled, and as an alert only when a change was
 * refused and the person has to decide. Mount it once, and keep it mounted.
 */
export function CartAnnouncer({ describe = describeInEnglish }: { describe?: Describe }): ReactNode {
  const view = useCart();
  const [status, setStatus] = useState('');
  const changing = useRef(false);
  const refusal = view.rejections.at(-1);
  useEffect(() => {
    if (view.updating) changing.current = true;
    else if (changing.current) {
      changing.current = false;
      setStatus(describe(view));
    }
  }, [view, describe]);
  return (
    <div style={OFF_SCREEN}>
      <div role="status">{status}</div>
      <div role="alert">{refusal && messageFor(refusal.code, refusal.allowed)}</div>
    </div>
  );
}
