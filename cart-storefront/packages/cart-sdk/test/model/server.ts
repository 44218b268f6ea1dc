import type { CommandAnswer } from '../../src/api/types.js';
import { documentOf, type ModelCart, type ModelLine } from './cart.js';
import { decide, type Command, type ModelItem } from './commands.js';
import { MergeBook } from './merge.js';
import { Refusal } from './refusal.js';

export interface ModelRequest {
  method: string;
  path: string;
  token: string | undefined;
  key: string | undefined;
  ifMatch: number | undefined;
  body: Record<string, unknown>;
}

export interface ModelAnswer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

const OPEN_FOR_COMMANDS = 'ACTIVE';

/** Both services in one small object, as far as a client can tell. Used in tests only. */
export class ModelServer {
  readonly carts = new Map<string, ModelCart>();
  readonly catalogue = new Map<string, ModelItem>();
  /** Tokens the server accepts from customers; the value is the subject. */
  readonly customers = new Map<string, string>();
  readonly merges = new MergeBook(this);
  /** How often each idempotency key took effect. */
  readonly effects = new Map<string, number>();
  #ids = 0;
  #time = Date.parse('2026-01-02T03:04:05.000Z');

  constructor(items: [sku: string, item: ModelItem][]) {
    for (const [sku, item] of items) this.catalogue.set(sku, item);
  }

  now(): string {
    return new Date((this.#time += 1)).toISOString();
  }

  handle(request: ModelRequest): ModelAnswer {
    try {
      return this.#route(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: error.problem(), headers: error.headers };
    }
  }

  /** The customer's cart that takes commands, if any. */
  activeOf(subject: string): ModelCart | undefined {
    return [...this.carts.values()].find(
      ({ owner, status }) =>
        owner.type === 'CUSTOMER' &&
        owner.subject === subject &&
        (status === 'ACTIVE' || status === 'CHECKED_OUT'),
    );
  }

  create(owner: ModelCart['owner'], store: string, currency: string): ModelCart {
    const now = this.now();
    const cart: ModelCart = {
      cartId: `cart-${++this.#ids}.1`,
      owner,
      store,
      currency,
      status: 'ACTIVE',
      version: 1,
      lines: [],
      createdAt: now,
      updatedAt: now,
      appliedCommandIds: [],
      answers: new Map(),
    };
    this.carts.set(cart.cartId, cart);
    return cart;
  }

  /** Appends `events` events that leave the lines as given. */
  change(cart: ModelCart, lines: ModelLine[], events: number): void {
    cart.lines = lines;
    cart.version += events;
    cart.updatedAt = this.now();
  }

  #route(request: ModelRequest): ModelAnswer {
    const { method, path } = request;
    const [route = ''] = path.split('?');
    if (method === 'POST' && route === '/v1/carts') return this.#createCart(request);
    const merge = this.merges.route(request, route);
    if (merge !== undefined) return merge;
    if (method === 'GET' && route === '/v1/customers/me/cart') {
      const cart = this.activeOf(this.subjectOf(request));
      if (cart === undefined) throw new Refusal(404, 'cart-not-found');
      return { status: 200, body: { cart: documentOf(cart) }, headers: {} };
    }
    const [, cartId = '', rest = ''] = /^\/v1\/carts\/([^/]+)(?:\/(.*))?$/.exec(route) ?? [];
    const cart = this.cartFor(request, cartId);
    if (method === 'GET') return { status: 200, body: { cart: documentOf(cart) }, headers: {} };
    return this.#command(request, cart, rest);
  }

  #createCart(request: ModelRequest): ModelAnswer {
    const { store = 'default', currency } = request.body as { store?: string; currency: string };
    if (request.token === undefined) {
      const token = `gct_${this.#ids + 1}`;
      const cart = this.create({ type: 'GUEST', token }, store, currency);
      return {
        ...this.#answer(cart, [{ type: 'CartCreated', version: 1 }], { guestToken: token }),
        status: 201,
      };
    }
    const subject = this.subjectOf(request);
    const active = this.activeOf(subject);
    const cart = active ?? this.create({ type: 'CUSTOMER', subject }, store, currency);
    return { ...this.#answer(cart, []), status: active === undefined ? 201 : 200 };
  }

  #command(request: ModelRequest, cart: ModelCart, rest: string): ModelAnswer {
    const { key, ifMatch } = request;
    const fingerprint = `${request.method} ${rest} ${JSON.stringify(request.body)}`;
    const before = key === undefined ? undefined : cart.answers.get(key);
    if (before !== undefined) {
      if (before.fingerprint !== fingerprint) throw new Refusal(422, 'idempotency-key-reused');
      return this.#answer(cart, before.events, {}, { 'Idempotent-Replayed': 'true' });
    }
    this.#mustBeOpen(cart);
    const commands = commandsOf(request, rest);
    const conditional = rest === 'checkout' || commands.some(({ type }) => type === 'ClearCart');
    if (ifMatch === undefined && conditional) throw new Refusal(428, 'precondition-required');
    if (ifMatch !== undefined && ifMatch !== cart.version) {
      throw new Refusal(412, 'version-mismatch', undefined, documentOf(cart));
    }
    const events = rest === 'checkout' ? this.#checkOut(cart) : this.#apply(cart, commands);
    if (key !== undefined && events.length > 0) {
      cart.answers.set(key, { fingerprint, events });
      cart.appliedCommandIds = [...cart.appliedCommandIds, key].slice(-32);
      this.effects.set(key, (this.effects.get(key) ?? 0) + 1);
    }
    return this.#answer(cart, events);
  }

  #apply(cart: ModelCart, commands: Command[]): { type: string; version: number }[] {
    const scratch = { ...cart };
    const events: { type: string; version: number }[] = [];
    for (const command of commands) {
      const lines = decide(scratch, command, this.catalogue, this.now());
      if (JSON.stringify(lines) === JSON.stringify(scratch.lines)) continue;
      scratch.lines = lines;
      events.push({ type: command.type, version: cart.version + events.length + 1 });
    }
    this.change(cart, scratch.lines, events.length);
    return events;
  }

  #checkOut(cart: ModelCart): { type: string; version: number }[] {
    if (cart.lines.length === 0) throw new Refusal(422, 'cart-empty');
    cart.status = 'CHECKED_OUT';
    this.change(cart, cart.lines, 1);
    return [{ type: 'CartCheckedOut', version: cart.version }];
  }

  #mustBeOpen(cart: ModelCart): void {
    if (cart.status === OPEN_FOR_COMMANDS) return;
    throw new Refusal(
      409,
      `cart-${cart.status.toLowerCase().replace('_', '-')}`,
      undefined,
      documentOf(cart),
    );
  }

  #answer(
    cart: ModelCart,
    events: CommandAnswer['events'],
    more: Partial<CommandAnswer> = {},
    headers: Record<string, string> = {},
  ): ModelAnswer {
    const { appliedCommandIds } = cart;
    const body: CommandAnswer = { cart: documentOf(cart), events, appliedCommandIds, warnings: [], ...more };
    return { status: 200, body, headers };
  }

  /** @throws Refusal 401, or 403 for a guest */
  subjectOf({ token }: ModelRequest): string {
    if (token?.startsWith('gct_') === true) throw new Refusal(403, 'insufficient-scope');
    const subject = this.customers.get(token ?? '');
    if (subject === undefined)
      throw new Refusal(401, token === undefined ? 'unauthenticated' : 'token-expired');
    return subject;
  }

  /** @throws Refusal 401, or 404 for a cart that is not theirs */
  cartFor(request: ModelRequest, cartId: string): ModelCart {
    const { token } = request;
    if (token === undefined) throw new Refusal(401, 'unauthenticated');
    const cart = this.carts.get(cartId);
    const guest = token.startsWith('gct_');
    const subject = guest ? undefined : this.subjectOf(request);
    const theirs =
      cart?.owner.type === 'GUEST'
        ? cart.owner.token === token && cart.status !== 'MERGED'
        : cart !== undefined && cart.owner.subject === subject;
    if (cart === undefined || !theirs) throw new Refusal(404, 'cart-not-found');
    return cart;
  }
}

function commandsOf({ method, body }: ModelRequest, rest: string): Command[] {
  const [kind, lineId = ''] = rest.split('/');
  if (kind === 'checkout') return [];
  if (kind === 'commands') return body['commands'] as Command[];
  if (method === 'POST') return [{ type: 'AddItem', ...body } as Command];
  if (method === 'DELETE') return [{ type: 'RemoveItem', lineId }];
  if ('delta' in body) return [{ type: 'ChangeQuantityBy', lineId, delta: body['delta'] as number }];
  return [{ type: 'ChangeQuantity', lineId, quantity: body['quantity'] as number }];
}
