import { describe, expect, it } from 'vitest';
import { Session } from '../src/auth/session.js';
import type { Refresher, TokenSet } from '../src/auth/token-set.js';
import { createTelemetry } from '../src/telemetry/bus.js';
import { NetworkError } from '../src/transport/errors.js';
import { sharedSession } from './model/clients.js';
import { Browser } from './model/clock.js';

const HOUR_MS = 3_600_000;

function setUp(refresher: Refresher, tabs = 1) {
  const browser = new Browser();
  const storage = sharedSession();
  const platform = browser.tab(() => Promise.reject(new Error('no network here')));
  const sessions = Array.from(
    { length: tabs },
    () => new Session({ refresher, storage }, platform, createTelemetry()),
  );
  const tokens = (accessToken: string, forMs: number): TokenSet => ({
    accessToken,
    refreshToken: `refresh-${accessToken}`,
    expiresAt: browser.clock.time + forMs,
    subject: 'alice',
  });
  return { browser, sessions, tokens, storage };
}

describe('the session', () => {
  it('refreshes once for any number of callers', async () => {
    let calls = 0;
    const world = setUp(() => {
      calls += 1;
      return Promise.resolve(world.tokens('new', HOUR_MS));
    });
    const [session] = world.sessions;
    session!.signIn(world.tokens('old', 1_000));
    expect(await Promise.all([session!.token(), session!.token(), session!.token()])).toEqual([
      'new',
      'new',
      'new',
    ]);
    expect(calls).toBe(1);
  });

  it('refreshes once over two tabs that need it at the same moment', async () => {
    let calls = 0;
    const world = setUp(() => {
      calls += 1;
      return Promise.resolve(world.tokens(`new-${calls}`, HOUR_MS));
    }, 2);
    const [first, second] = world.sessions;
    first!.signIn(world.tokens('old', 1_000));
    await world.browser.clock.settle();
    expect(second!.identity).toEqual({ kind: 'customer', subject: 'alice' });
    const both = Promise.all([first!.token(), second!.token()]);
    await world.browser.clock.settle();
    expect(await both).toEqual(['new-1', 'new-1']);
    expect(calls).toBe(1);
  });

  it('keeps the session when the issuer cannot be reached, and says so', async () => {
    const world = setUp(() =>
      Promise.reject(new NetworkError('issuer-unavailable', { method: 'POST', path: '' })),
    );
    const [session] = world.sessions;
    session!.signIn(world.tokens('old', -1));
    await expect(session!.token()).rejects.toBeInstanceOf(NetworkError);
    expect(session!.identity.kind).toBe('customer');
  });

  it('uses a token that is still good when its early refresh fails', async () => {
    const world = setUp(() =>
      Promise.reject(new NetworkError('issuer-unavailable', { method: 'POST', path: '' })),
    );
    const [session] = world.sessions;
    session!.signIn(world.tokens('old', 10_000));
    expect(await session!.token()).toBe('old');
  });

  it('falls back to a guest on invalid_grant only, in every tab', async () => {
    const world = setUp(() => Promise.resolve('invalid-grant'), 2);
    const [first, second] = world.sessions;
    first!.signIn(world.tokens('old', -1));
    await world.browser.clock.settle();
    expect(await first!.token()).toBeUndefined();
    await world.browser.clock.settle();
    expect(first!.identity).toEqual({ kind: 'guest' });
    expect(second!.identity).toEqual({ kind: 'guest' });
  });

  it('does not refresh again when another tab already did', async () => {
    let calls = 0;
    const world = setUp(() => {
      calls += 1;
      return Promise.resolve(world.tokens('new', HOUR_MS));
    }, 2);
    const [first, second] = world.sessions;
    first!.signIn(world.tokens('old', HOUR_MS));
    await world.browser.clock.settle();
    expect(await first!.renew('old')).toBe(true);
    await world.browser.clock.settle();
    expect(await second!.renew('old')).toBe(true);
    expect(await second!.token()).toBe('new');
    expect(calls).toBe(1);
  });

  it('is over in every tab after signing out, and a later sign-in reaches every tab', async () => {
    const world = setUp(() => Promise.resolve('invalid-grant'), 2);
    const [first, second] = world.sessions;
    first!.signIn(world.tokens('old', HOUR_MS));
    first!.signOut();
    await world.browser.clock.settle();
    expect(second!.identity).toEqual({ kind: 'guest' });
    second!.signIn({ ...world.tokens('bob', HOUR_MS), subject: 'bob' });
    await world.browser.clock.settle();
    expect(first!.identity).toEqual({ kind: 'customer', subject: 'bob' });
    expect(await first!.token()).toBe('bob');
  });
});
