import type { Cart } from '@cartlog/cart-sdk';
import { stateHashOf } from '@cartlog/cart-sdk';
import type { ReactNode } from 'react';
import { stateAt } from '../api/api.js';
import { useLoaded } from '../api/use-loaded.js';
import { moneyText } from '../page/format.js';
import { LoadedView } from '../page/loaded-view.js';
import { hrefOf } from '../route.js';

interface Props {
  cartId: string;
  version: number;
  last: number;
}

/** The cart as it was: folded by the service, hashed again here. */
export function PastCart({ cartId, version, last }: Props): ReactNode {
  const loaded = useLoaded(`state ${cartId} ${version}`, (signal) => stateAt(cartId, version, signal));
  return (
    <aside className="past" aria-label={`The cart at version ${version}`}>
      <p className="eyebrow">{version === last ? 'Now' : 'As it was'}</p>
      <h2>Version {version}</h2>
      <LoadedView loaded={loaded}>{({ cart }) => <Receipt cart={cart} />}</LoadedView>
      {version < last && (
        <a className="button" href={hrefOf(['carts', cartId, 'diff'], { from: version, to: last })}>
          What changed since
        </a>
      )}
    </aside>
  );
}

function Receipt({ cart }: { cart: Cart }): ReactNode {
  const { status, lines, subtotal, itemCount, stateHash } = cart;
  const holds = stateHashOf(cart) === stateHash;
  return (
    <>
      <p>
        <span className="status" data-status={status}>
          {status.toLowerCase().replace('_', ' ')}
        </span>
      </p>
      <ul className="receipt">
        {lines.map(({ lineId, quantity, name, lineTotal }) => (
          <li key={lineId}>
            <span>{quantity} ×</span>
            <span>{name}</span>
            <span>{moneyText(lineTotal)}</span>
          </li>
        ))}
        <li className="total">
          <span>{itemCount}</span>
          <span>Subtotal</span>
          <span>{moneyText(subtotal)}</span>
        </li>
      </ul>
      <p className="hash" title={stateHash}>
        {holds ? '✓ state hash holds' : '✗ state hash does not hold'} <code>{stateHash.slice(0, 16)}</code>
      </p>
    </>
  );
}
