import { useEffect, useRef, type ReactNode } from 'react';
import { follow } from '../router.js';
import { CartContent } from './cart-content.js';

export function CartDrawer({ onClose }: { onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby="drawer-heading"
      onClose={onClose}
      data-testid="drawer"
    >
      <header>
        <h2 id="drawer-heading" ref={heading} tabIndex={-1}>
          Your cart
        </h2>
        <button className="button quiet" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <CartContent heading={heading} onOrdered={() => dialog.current?.close()} />
      <p>
        <a
          href="/cart"
          onClick={(event) => {
            follow(event);
            dialog.current?.close();
          }}
        >
          Open as a page
        </a>
      </p>
    </dialog>
  );
}
