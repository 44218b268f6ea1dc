import type { ChainVerification } from '@cartlog/cart-sdk/audit';
import type { ReactNode } from 'react';
import { verificationOf } from '../api/api.js';
import { useLoaded } from '../api/use-loaded.js';

interface Props {
  cartId: string;
  version: number;
  /** What this browser found in the events it was given. */
  chain: ChainVerification;
}

/** Two independent words on the same history: the service's and this browser's. */
export function VerificationBadge({ cartId, version, chain }: Props): ReactNode {
  const loaded = useLoaded(`verification ${cartId} ${version}`, (signal) => verificationOf(cartId, signal));
  const service = loaded.state === 'there' ? loaded.value : undefined;
  const broken = !chain.holds || service?.holds === false;
  const state = broken ? 'broken' : service === undefined ? 'checking' : 'holds';
  return (
    <details className="badge" data-state={state}>
      <summary>
        <span aria-hidden="true">{state === 'holds' ? '✓' : state === 'broken' ? '✗' : '…'}</span>{' '}
        {state === 'holds' && `Verified, ${version} events`}
        {state === 'broken' && 'Does not hold'}
        {state === 'checking' && (loaded.state === 'failed' ? 'Verified here only' : 'Checking')}
      </summary>
      <p>
        This browser: {chain.checked} hashes and links{' '}
        {chain.holds
          ? 'hold'
          : `hold, then version ${chain.firstBreak?.version ?? ''} breaks (${chain.firstBreak?.reason ?? ''})`}
        .
      </p>
      <p>
        The service: {loaded.state === 'failed' && loaded.message}
        {service?.holds === true && `${service.checked} events, hashes, fold, merge rule and state hold.`}
        {service?.firstBreak &&
          `version ${service.firstBreak.version} breaks (${service.firstBreak.check}): expected ${service.firstBreak.expected}, found ${service.firstBreak.found}.`}
      </p>
    </details>
  );
}
