import { useCartClient } from '@cartlog/cart-react';
import type { LineView } from '@cartlog/cart-sdk';
import { useState, type ReactNode } from 'react';

const QUANTITY_MAX = 999;

/** Never disabled while changes are on their way: no click is refused. */
export function Stepper({ line }: { line: LineView }): ReactNode {
  const cart = useCartClient();
  const { lineId, quantity, name } = line;
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    const wanted = Number(typed);
    if (
      typed !== undefined &&
      Number.isInteger(wanted) &&
      wanted >= 1 &&
      wanted <= QUANTITY_MAX &&
      wanted !== quantity
    ) {
      cart.setQuantity(lineId, wanted);
    }
    setTyped(undefined);
  };
  return (
    <div className="stepper" role="group" aria-label={`Quantity of ${name}`}>
      <button
        onClick={() => cart.changeBy(lineId, -1)}
        disabled={quantity <= 1}
        aria-label={`One ${name} less`}
      >
        −
      </button>
      <input
        inputMode="numeric"
        aria-label={`Quantity of ${name}`}
        value={typed ?? String(quantity)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      <button onClick={() => cart.changeBy(lineId, 1)} aria-label={`One ${name} more`}>
        +
      </button>
    </div>
  );
}
