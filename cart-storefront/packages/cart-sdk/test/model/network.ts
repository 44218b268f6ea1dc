import type { ModelServer } from './server.js';

/** What becomes of one request on its way. */
export type Fault =
  | 'ok'
  | 'lost-request'
  | 'lost-answer'
  | 'duplicate'
  | 'conflict'
  | 'stale-snapshot'
  | 'early-snapshot'
  | 'unavailable';

export interface NetworkHooks {
  /** Before a request reaches the server: someone else writes to the cart. */
  onConflict?(cartId: string): void;
  /** A snapshot of before, delivered late. */
  onStale?(): void;
  /** The live stream is faster than the answer. */
  onEarly?(cartId: string): Promise<void>;
}

/** fetch against the model server, with a fault for each request; live streams never connect. */
export function faultyFetch(
  server: ModelServer,
  nextFault: () => Fault,
  hooks: NetworkHooks = {},
): typeof fetch {
  return async (input, init = {}) => {
    await Promise.resolve();
    const path = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const headers = new Headers(init.headers);
    if (path.endsWith('/stream')) throw new TypeError('no stream here');
    const fault = nextFault();
    if (fault === 'lost-request') throw new TypeError('lost request');
    if (fault === 'unavailable') {
      return Response.json(
        { code: 'shard-moving', detail: 'moving' },
        { status: 503, headers: { 'Retry-After': '1' } },
      );
    }
    const [, cartId] = /^\/v1\/carts\/([^/?]+)/.exec(path) ?? [];
    if (fault === 'conflict' && cartId !== undefined) hooks.onConflict?.(cartId);
    const ifMatch = headers.get('If-Match');
    const request = {
      method: init.method ?? 'GET',
      path,
      token: headers.get('Authorization')?.replace('Bearer ', ''),
      key: headers.get('Idempotency-Key') ?? undefined,
      ifMatch: ifMatch === null ? undefined : Number(ifMatch.replaceAll('"', '')),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {},
    };
    let answer = server.handle(request);
    if (fault === 'duplicate') answer = server.handle(request);
    if (fault === 'lost-answer') throw new TypeError('lost answer');
    if (fault === 'stale-snapshot') hooks.onStale?.();
    if (fault === 'early-snapshot' && cartId !== undefined) await hooks.onEarly?.(cartId);
    return Response.json(answer.body, { status: answer.status, headers: answer.headers });
  };
}
