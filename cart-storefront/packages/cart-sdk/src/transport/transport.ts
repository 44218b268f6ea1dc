import type { Platform } from '../platform/platform.js';
import type { Telemetry } from '../telemetry/bus.js';
import { NetworkError, type RequestSummary } from './errors.js';
import { errorOf } from './problem.js';

const REQUEST_TIMEOUT_MS = 15_000;

export interface Request {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
  /** Bearer credential. */
  token?: string | undefined;
  idempotencyKey?: string;
  /** Expected version, for If-Match; at least 1. */
  ifMatch?: number | undefined;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
}

export interface Answer<T> {
  status: number;
  body: T;
  /** The server had done this before and repeats its answer. */
  replayed: boolean;
}

export interface Transport {
  /** @throws CartError, by category */
  send<T>(request: Request): Promise<Answer<T>>;
  /** The raw body of a server-sent event stream. */
  open(path: string, token: string | undefined, lastEventId: number, signal: AbortSignal): Promise<Response>;
}

const headersOf = (headers: Record<string, string | undefined>): Headers => {
  const present = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new Headers(present);
};

const bearer = (token: string | undefined): string | undefined => token && `Bearer ${token}`;

const summaryOf = ({ method, path, idempotencyKey }: Request): RequestSummary => ({
  method,
  path,
  idempotencyKey,
});

/** Sends one request once; every failure is a CartError of its category. */
export function createTransport(baseUrl: string, platform: Platform, telemetry: Telemetry): Transport {
  const exchange = async (request: Request): Promise<[Response, unknown]> => {
    const timeout = new AbortController();
    const sent = new AbortController();
    const body = request.body && JSON.stringify(request.body);
    void platform.sleep(REQUEST_TIMEOUT_MS, sent.signal).then(() => timeout.abort());
    try {
      const response = await platform.fetch(baseUrl + request.path, {
        method: request.method,
        headers: headersOf({
          Accept: 'application/json, application/problem+json',
          'Content-Type': body && 'application/json',
          Authorization: bearer(request.token),
          'Idempotency-Key': request.idempotencyKey,
          'If-Match': request.ifMatch === undefined ? undefined : `"${request.ifMatch}"`,
        }),
        body: body ?? null,
        keepalive: request.keepalive ?? false,
        signal: timeout.signal,
      });
      const text = await response.text();
      return [response, parse(text)];
    } catch {
      throw new NetworkError('network', summaryOf(request));
    } finally {
      sent.abort();
    }
  };
  return {
    async send<T>(request: Request): Promise<Answer<T>> {
      const started = platform.now();
      const { method, path } = request;
      let status = 0;
      try {
        const [response, body] = await exchange(request);
        ({ status } = response);
        if (!response.ok) throw errorOf(response, body, summaryOf(request), platform.now());
        if (body === undefined) throw new NetworkError('unreadable-answer', summaryOf(request));
        const replayed = response.headers.get('Idempotent-Replayed') === 'true';
        return { status, body: body as T, replayed };
      } finally {
        telemetry.emit({ type: 'request', method, path, status, milliseconds: platform.now() - started });
      }
    },
    open: (path, token, lastEventId, signal) =>
      platform.fetch(baseUrl + path, {
        headers: headersOf({
          Accept: 'text/event-stream',
          Authorization: bearer(token),
          'Last-Event-ID': lastEventId > 0 ? String(lastEventId) : undefined,
        }),
        signal,
      }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off, or written by a proxy: the caller judges by the status.
    return undefined;
  }
}
