import type { Problem } from '../api/types.js';
import {
  CartError,
  ForbiddenError,
  NotFoundError,
  RejectedError,
  StatusConflictError,
  UnauthenticatedError,
  UnavailableError,
  VersionMismatchError,
  type RequestSummary,
} from './errors.js';

/** A longer Retry-After is cut to this: no proxy's mistake may park a queue for a day. */
const RETRY_AFTER_MS_MAX = 120_000;

const CLASS_BY_STATUS: Readonly<Record<number, typeof CartError>> = {
  401: UnauthenticatedError,
  403: ForbiddenError,
  404: NotFoundError,
  408: UnavailableError,
  409: StatusConflictError,
  412: VersionMismatchError,
  425: UnavailableError,
  429: UnavailableError,
};

/** The error for an answer that is not a success, whoever wrote it: a service, or a proxy in between. */
export function errorOf(
  response: Response,
  body: unknown,
  request: RequestSummary,
  nowMs: number,
): CartError {
  const { status } = response;
  const told = body as Partial<Problem> | null | undefined;
  const problem = typeof told?.code === 'string' ? (told as Problem) : undefined;
  const passing = status >= 500 || problem?.code === 'cart-merging';
  const Category = passing ? UnavailableError : (CLASS_BY_STATUS[status] ?? RejectedError);
  return new Category(
    problem?.code ?? `http-${status}`,
    request,
    status,
    problem,
    retryAfterMs(response, nowMs),
  );
}

/** Seconds or an HTTP date; 0 when absent or unreadable. */
function retryAfterMs(response: Response, nowMs: number): number {
  const value = response.headers.get('Retry-After');
  if (value === null) return 0;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return milliseconds > 0 ? Math.min(milliseconds, RETRY_AFTER_MS_MAX) : 0;
}
