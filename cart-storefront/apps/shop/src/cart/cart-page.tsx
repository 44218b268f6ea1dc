import { useRef, type ReactNode } from 'react';
import { CartContent } from './cart-content.js';

export function CartPage(): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="cart-page">
      <h1 ref={heading} tabIndex={-1}>
        Your cart
      </h1>
      <h2 className="sr">What is in it</h2>
      <CartContent heading={heading} />
    </section>
  );
}
