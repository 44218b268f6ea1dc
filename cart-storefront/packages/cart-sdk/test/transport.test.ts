import { describe, expect, it } from 'vitest';
import { backoffMs, createRetryBudget, DEFAULT_RETRY } from '../src/retry/retry.js';
import { createTelemetry } from '../src/telemetry/bus.js';
import { errorOf } from '../src/transport/problem.js';
import { createTransport } from '../src/transport/transport.js';
import { Browser } from './model/clock.js';

const request = { method: 'POST', path: '/v1/carts' } as const;
const answer = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ code, detail: code }), { status, headers });

describe('errors', () => {
  it.each([
    [400, 'malformed-request', 'RejectedError', false],
    [401, 'token-expired', 'UnauthenticatedError', false],
    [403, 'insufficient-scope', 'ForbiddenError', false],
    [404, 'line-not-found', 'NotFoundError', false],
    [408, 'request-timeout', 'UnavailableError', true],
    [409, 'cart-ordered', 'StatusConflictError', false],
    [409, 'cart-merging', 'UnavailableError', true],
    [412, 'version-mismatch', 'VersionMismatchError', false],
    [422, 'unknown-sku', 'RejectedError', false],
    [425, 'too-early', 'UnavailableError', true],
    [429, 'too-many-requests', 'UnavailableError', true],
    [503, 'outcome-unknown', 'UnavailableError', true],
  ])('%i %s is a %s', (status, code, name, retryable) => {
    const error = errorOf(answer(status, code), { code, detail: code }, request, 0);
    expect([error.name, error.code, error.retryable, error.status]).toEqual([name, code, retryable, status]);
  });

  it('names the status when a proxy answered without a problem', () => {
    expect(errorOf(new Response('<html>', { status: 502 }), undefined, request, 0)).toMatchObject({
      code: 'http-502',
    });
  });

  it.each([
    ['3', 3_000],
    ['Thu, 01 Jan 1970 00:00:05 GMT', 4_000],
    ['999999', 120_000],
    ['soon', 0],
  ])('reads Retry-After %s as %i ms', (value, milliseconds) => {
    expect(errorOf(answer(503, 'x', { 'Retry-After': value }), {}, request, 1_000).retryAfterMs).toBe(
      milliseconds,
    );
  });
});

describe('the transport', () => {
  const over = (fetchWith: typeof fetch) => {
    const browser = new Browser();
    return { browser, transport: createTransport('', browser.tab(fetchWith), createTelemetry()) };
  };

  it('gives up a request that nobody answers', async () => {
    const never: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    const { browser, transport } = over(never);
    const sending = expect(transport.send(request)).rejects.toMatchObject({
      name: 'NetworkError',
      retryable: true,
    });
    await browser.clock.advance(15_000);
    await sending;
  });

  it('treats a success that cannot be read as an unknown outcome', async () => {
    const { transport } = over(() => Promise.resolve(new Response('{"cart":')));
    await expect(transport.send(request)).rejects.toMatchObject({
      name: 'NetworkError',
      code: 'unreadable-answer',
    });
  });

  it('sends the headers that were asked for, and no others', async () => {
    const seen: Headers[] = [];
    const { transport } = over((_url, init) => {
      seen.push(new Headers(init?.headers));
      return Promise.resolve(Response.json({}));
    });
    await transport.send({ ...request, token: 't', idempotencyKey: 'k', ifMatch: 7, body: {} });
    await transport.send({ method: 'GET', path: '/' });
    expect(Object.fromEntries(seen[0]!)).toMatchObject({
      authorization: 'Bearer t',
      'idempotency-key': 'k',
      'if-match': '"7"',
      'content-type': 'application/json',
    });
    expect([...seen[1]!.keys()]).toEqual(['accept']);
  });
});

describe('retries', () => {
  it('jitters fully below a doubling ceiling, with Retry-After as the floor', () => {
    const ceilings = [1, 2, 3, 4, 10].map((attempt) => backoffMs(DEFAULT_RETRY, attempt, 0, () => 1));
    expect(ceilings).toEqual([200, 400, 800, 1_600, 20_000]);
    expect(backoffMs(DEFAULT_RETRY, 1, 0, () => 0)).toBe(0);
    expect(backoffMs(DEFAULT_RETRY, 1, 3_000, () => 0.5)).toBe(3_000);
  });

  it('stop when the budget is spent, and come back with successes', () => {
    const budget = createRetryBudget(DEFAULT_RETRY);
    expect(Array.from({ length: 11 }, () => budget.spend())).toEqual([
      ...Array<boolean>(10).fill(true),
      false,
    ]);
    for (let i = 0; i < 5; i++) budget.refund();
    expect([budget.spend(), budget.spend()]).toEqual([true, false]);
  });
});
