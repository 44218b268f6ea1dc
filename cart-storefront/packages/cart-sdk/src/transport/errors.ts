import type { Cart, Problem } from '../api/types.js';

/** Which request failed: enough to find it in a log, nothing secret. */
export interface RequestSummary {
  method: string;
  path: string;
  idempotencyKey?: string | undefined;
}

/** The request failed; `code` is the problem's slug, or one of the SDK's own. */
export class CartError extends Error {
  override readonly name: string = 'CartError';
  constructor(
    readonly code: string,
    readonly request: RequestSummary,
    /** 0 when there was no answer. */
    readonly status = 0,
    readonly problem?: Problem,
    readonly retryAfterMs = 0,
  ) {
    super(problem?.detail ?? code);
  }
  /** Worth sending again as it is, with the same idempotency key. */
  get retryable(): boolean {
    return false;
  }
  /** The cart as the server holds it, when the answer carried it. */
  get cart(): Cart | undefined {
    return this.problem?.cart;
  }
}

/** No answer, or one that could not be read: the outcome is unknown. */
export class NetworkError extends CartError {
  override readonly name = 'NetworkError';
  override get retryable(): boolean {
    return true;
  }
}

/** 408, 425, 429, 5xx, and a cart that is about to be free again (`cart-merging`). */
export class UnavailableError extends CartError {
  override readonly name = 'UnavailableError';
  override get retryable(): boolean {
    return true;
  }
}

/** 401: the credential is missing, malformed or expired. */
export class UnauthenticatedError extends CartError {
  override readonly name = 'UnauthenticatedError';
}

/** 403: the credential is good and not enough. */
export class ForbiddenError extends CartError {
  override readonly name = 'ForbiddenError';
}

/** 404: not there, or not yours. */
export class NotFoundError extends CartError {
  override readonly name = 'NotFoundError';
}

/** 409: the cart's status does not allow it. */
export class StatusConflictError extends CartError {
  override readonly name = 'StatusConflictError';
}

/** 412: the cart changed since; `cart` is the current one. */
export class VersionMismatchError extends CartError {
  override readonly name = 'VersionMismatchError';
}

/** 400, 413, 415, 422, 428: refused by a rule; `problem.errors` says which. */
export class RejectedError extends CartError {
  override readonly name = 'RejectedError';
}
