import type { Op } from '../ops/op.js';
import {
  CartError,
  NotFoundError,
  StatusConflictError,
  UnauthenticatedError,
  VersionMismatchError,
} from '../transport/errors.js';

/** What a failed send means for its op. */
export type Verdict = 'retry' | 'reauthenticate' | 'rebase' | 'replace-cart' | 'settled' | 'reject';

const GONE = new Set(['cart-not-found', 'cart-merged', 'cart-ordered', 'cart-expired', 'cart-saved']);

/** The one place where errors turn into decisions about ops. */
export function verdictOn(op: Op, error: CartError): Verdict {
  if (error.retryable) return 'retry';
  if (error instanceof UnauthenticatedError) return 'reauthenticate';
  if (error instanceof VersionMismatchError) return 'rebase';
  if (error.code === 'line-not-found' && op.intent.type === 'RemoveItem') return 'settled';
  const closed = error instanceof NotFoundError || error instanceof StatusConflictError;
  return closed && GONE.has(error.code) ? 'replace-cart' : 'reject';
}
