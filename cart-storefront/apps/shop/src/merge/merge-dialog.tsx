import type { MergeFlow, MergeState } from '@cartlog/cart-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { OutcomeList } from './outcome-list.js';

const TITLES: Readonly<Record<MergeState['phase'], string>> = {
  idle: '',
  working: 'One moment…',
  offered: 'You have a cart from before you signed in',
  merged: 'Your carts are one now',
  undone: 'The carts are apart again',
  failed: 'The carts could not be merged',
};

/** Offered after signing in. Signing in itself never depends on it. */
export function MergeDialog({ flow }: { flow: MergeFlow }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const { phase } = flow.state;
  // A merge that turns out to have nothing to do must not flash up.
  const open = phase !== 'idle' && (phase !== 'working' || dialog.current?.open === true);
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="merge"
      aria-labelledby="merge-title"
      onClose={flow.dismiss}
      data-testid="merge"
    >
      <h2 id="merge-title">{TITLES[phase]}</h2>
      <Body flow={flow} />
    </dialog>
  );
}

function Body({ flow: { state, confirm, dismiss } }: { flow: MergeFlow }): ReactNode {
  switch (state.phase) {
    case 'idle':
      return null;
    case 'working':
      return <p aria-busy="true">Looking at both carts.</p>;
    case 'offered':
      return (
        <>
          <p>Shall we put these into your account’s cart?</p>
          <OutcomeList merge={state.merge} />
          <Buttons>
            <button className="button primary" onClick={() => void confirm()}>
              Bring them over
            </button>
            <button className="button quiet" onClick={dismiss}>
              Not now
            </button>
          </Buttons>
        </>
      );
    case 'merged':
      return (
        <>
          <OutcomeList merge={state.merge} />
          <Buttons>
            <button className="button primary" onClick={dismiss}>
              Good
            </button>
            <button className="button quiet" onClick={() => void state.undo()}>
              Undo
            </button>
          </Buttons>
        </>
      );
    case 'undone':
      return (
        <>
          <p>Your account’s cart is as it was. What you had before is kept as a saved cart.</p>
          <Close onClose={dismiss} />
        </>
      );
    case 'failed':
      return (
        <>
          <p role="alert">{state.message} You are signed in, and nothing is lost.</p>
          <Close onClose={dismiss} />
        </>
      );
  }
}

const Buttons = ({ children }: { children: ReactNode }): ReactNode => (
  <div className="buttons">{children}</div>
);

const Close = ({ onClose }: { onClose: () => void }): ReactNode => (
  <Buttons>
    <button className="button primary" onClick={onClose}>
      Close
    </button>
  </Buttons>
);
