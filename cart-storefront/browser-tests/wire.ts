import type { BrowserContext, Route } from 'playwright-core';
import { lineIdOf } from '../packages/cart-sdk/src/verify/identity.js';

const SHOPPERS = new Set(['alice', 'bob']);

const TOKEN_EXPIRED = {
  type: '/problems/token-expired',
  title: 'The access token has expired',
  status: 401,
  detail: 'The access token has expired.',
  code: 'token-expired',
  retryable: false,
};

const json = (status: number, body: object): Parameters<Route['fulfill']>[0] => ({
  status,
  contentType: status === 200 ? 'application/json' : 'application/problem+json',
  body: JSON.stringify(body),
});

interface CartLines {
  cart: { lines: { lineId: string; quantity: number }[] };
}

/** The network of one browser: passes everything on, unless a test makes it fail. */
export class Wire {
  /** No service can be reached. */
  down = false;
  /** Reads stay on the way. */
  slow = false;
  /** Commands arrive and their answers do not. */
  losingAnswers = false;
  /** Commands arrive, and their answers stay on the way. */
  holdingAnswers = false;
  identity: 'up' | 'unreachable' | 'unavailable' | 'refusing' = 'up';
  /** The next sign-in gives a token that is already past its time. */
  nextTokenExpired = false;
  refreshes = 0;
  readonly requests: string[] = [];
  /** Commands whose answers are held. */
  held = 0;
  #revoked = new Set<string>();
  readonly #tokens = new Set<string>();
  #cart: { id: string; token: string } | undefined;
  readonly #origin: string;
  readonly #suffix: string;

  constructor(origin: string, suffix: string) {
    this.#origin = origin;
    this.#suffix = suffix;
  }

  async attach(context: BrowserContext): Promise<void> {
    await context.route(
      ({ pathname }) => pathname.startsWith('/v1/'),
      (route) => settling(this.#service(route)),
    );
    await context.route('**/identity/token', (route) => settling(this.#issue(route)));
  }

  /** From now on every token given out so far is refused. */
  revokeTokens(): void {
    this.#revoked = new Set(this.#tokens);
  }

  /** What the services hold of a product, in the cart that was last written to. */
  async quantityOf(sku: string): Promise<number> {
    if (this.#cart === undefined) return 0;
    const { id, token } = this.#cart;
    const response = await fetch(`${this.#origin}/v1/carts/${id}`, { headers: { Authorization: token } });
    if (!response.ok) throw new Error(`reading ${id} was answered with ${response.status}`);
    const { cart } = (await response.json()) as CartLines;
    return cart.lines.find(({ lineId }) => lineId === lineIdOf(sku))?.quantity ?? 0;
  }

  /** The cart that was last written to, and what it is written with. */
  get cart(): { id: string; url: string; authorization: string } {
    if (this.#cart === undefined) throw new Error('no cart was written to yet');
    const { id, token } = this.#cart;
    return { id, url: `/v1/carts/${id}`, authorization: token };
  }

  async #service(route: Route): Promise<void> {
    const request = route.request();
    const isCommand = request.method() !== 'GET';
    const { pathname } = new URL(request.url());
    this.requests.push(`${request.method()} ${pathname}`);
    if (this.down) return route.abort('connectionrefused');
    const token = (await request.headerValue('authorization')) ?? '';
    if (this.#revoked.has(token)) return route.fulfill(json(401, TOKEN_EXPIRED));
    if (token.startsWith('Bearer e')) this.#tokens.add(token);
    if (this.slow && !isCommand) return;
    const [, id] = /^\/v1\/carts\/([^/]+)\//.exec(pathname) ?? [];
    if (isCommand && id !== undefined) this.#cart = { id, token };
    if (!isCommand || !(this.losingAnswers || this.holdingAnswers)) return route.continue();
    await route.fetch();
    if (!this.holdingAnswers) return route.abort('connectionreset');
    this.held += 1;
  }

  /** Gives every browser shoppers of its own: alice here is not alice there. */
  async #issue(route: Route): Promise<void> {
    if (this.identity === 'unreachable') return route.abort('connectionrefused');
    const form = new URLSearchParams(route.request().postData() ?? '');
    const isRefresh = form.get('grant_type') === 'refresh_token';
    if (isRefresh) this.refreshes += 1;
    if (this.identity === 'unavailable')
      return route.fulfill({
        ...json(503, { error: 'temporarily_unavailable' }),
        contentType: 'application/json',
      });
    if (isRefresh && this.identity === 'refusing')
      return route.fulfill({ ...json(400, { error: 'invalid_grant' }), contentType: 'application/json' });
    const username = form.get('username') ?? '';
    if (SHOPPERS.has(username)) form.set('username', username + this.#suffix);
    if (!this.nextTokenExpired) return route.continue({ postData: form.toString() });
    this.nextTokenExpired = false;
    const answer = (await (await route.fetch({ postData: form.toString() })).json()) as object;
    return route.fulfill(json(200, { ...answer, ...(await this.#expired(username + this.#suffix)) }));
  }

  /** A token of the same issuer, for the same person, past its time. */
  async #expired(subject: string): Promise<{ access_token: string }> {
    const body = new URLSearchParams({ subject, flaw: 'expired' });
    const response = await fetch(`${this.#origin}/identity/token`, { method: 'POST', body });
    const { access_token } = (await response.json()) as { access_token: string };
    return { access_token };
  }
}

/** A page that was closed takes its requests with it: then there is nobody left to answer. */
async function settling(handling: Promise<void>): Promise<void> {
  try {
    await handling;
  } catch (error) {
    if (!/closed|disposed|already handled|Test ended/i.test(String(error))) throw error;
  }
}
