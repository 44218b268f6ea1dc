import { useCartClient } from '@cartlog/cart-react';
import type { LineFlag, LineView } from '@cartlog/cart-sdk';
import { messageFor } from '@cartlog/cart-sdk/messages';
import type { ReactNode } from 'react';

const STATES: Readonly<Record<LineView['state'], readonly [icon: string, text: string] | undefined>> = {
  confirmed: undefined,
  pending: ['↻', 'Saving'],
  saved: ['⤓', 'Saved on this device'],
  rejected: ['!', 'Not changed'],
};

const FLAGS: Readonly<Record<LineFlag, string>> = {
  PRICE_CHANGED: 'The price has changed since you added it',
  INSUFFICIENT_STOCK: 'Not enough in stock any more',
  DISCONTINUED: 'No longer sold',
};

/** What there is to know about a line, in words and not by colour alone. */
export function LineNotes({ line }: { line: LineView }): ReactNode {
  const cart = useCartClient();
  const { state, flags, rejection } = line;
  const shown = STATES[state];
  return (
    <div className="notes">
      {shown !== undefined && (
        <span className="note" data-state={state}>
          <span aria-hidden="true">{shown[0]}</span> {shown[1]}
        </span>
      )}
      {flags.map((flag) => (
        <span key={flag} className="note" data-state="flag">
          {FLAGS[flag]}
        </span>
      ))}
      {flags.includes('PRICE_CHANGED') && (
        <button className="link" onClick={() => cart.recalculate()}>
          Take today’s prices
        </button>
      )}
      {rejection !== undefined && (
        <p className="refusal">
          {messageFor(rejection.code, rejection.allowed)}{' '}
          <button className="link" onClick={() => cart.dismiss(rejection.opId)}>
            All right
          </button>
        </p>
      )}
    </div>
  );
}
