import type { CartPolicy, Merge, MergeOutcome, QuantityPolicy } from '../../src/api/types.js';
import { documentOf, type ModelCart, type ModelLine } from './cart.js';
import { Refusal } from './refusal.js';
import type { ModelAnswer, ModelRequest, ModelServer } from './server.js';

interface MergeBody {
  guestCartId: string;
  guestToken: string;
  cartPolicy?: CartPolicy;
  quantityPolicy?: QuantityPolicy;
}

interface Plan {
  merge: Merge;
  guest: ModelCart;
  lines: ModelLine[];
}

const BASE = '/v1/customers/me/cart/merge';

/** Merges under policy MERGE/MAX, in one step; the services take four. */
export class MergeBook {
  readonly #merges = new Map<string, Merge>();

  constructor(private readonly server: ModelServer) {}

  route(request: ModelRequest, route: string): ModelAnswer | undefined {
    if (route.startsWith('/v1/merges/')) return ok({ merge: this.#find(route.slice('/v1/merges/'.length)) });
    if (!route.startsWith(BASE)) return undefined;
    const subject = this.server.subjectOf(request);
    const [, mergeId] = /\/merges\/([^/]+)\/revert$/.exec(route) ?? [];
    if (mergeId !== undefined) return this.#revert(this.#find(mergeId));
    const body = request.body as unknown as MergeBody;
    const stored = this.#merges.get(`${body.guestCartId}/${subject}`);
    if (stored !== undefined && route.endsWith('/merges')) {
      return { ...this.#answer(stored), headers: { 'Idempotent-Replayed': 'true' } };
    }
    const plan = this.#plan(subject, body);
    return route.endsWith('/merge-previews')
      ? ok({ merge: { ...plan.merge, status: 'PREVIEW' } })
      : this.#carryOut(plan);
  }

  #find(mergeId: string): Merge {
    const merge = this.#merges.get(decodeURIComponent(mergeId));
    if (merge === undefined) throw new Refusal(404, 'merge-not-found');
    return merge;
  }

  #plan(
    subject: string,
    { guestCartId, guestToken, cartPolicy = 'MERGE', quantityPolicy = 'MAX' }: MergeBody,
  ): Plan {
    const guest = this.server.carts.get(guestCartId);
    if (guest?.owner.type !== 'GUEST' || guest.owner.token !== guestToken || guest.status !== 'ACTIVE') {
      throw new Refusal(404, 'cart-not-found');
    }
    const target =
      this.server.activeOf(subject) ??
      this.server.create({ type: 'CUSTOMER', subject }, guest.store, guest.currency);
    let lines = [...target.lines];
    const outcomes = guest.lines.map((line): MergeOutcome => {
      const own = lines.find(({ lineId }) => lineId === line.lineId);
      const c = own?.quantity ?? 0;
      const t = Math.max(c, line.quantity);
      const a = this.server.catalogue.get(line.sku)?.available ?? 0;
      const granted = t <= c ? t : Math.max(c, Math.min(t, a));
      if (own !== undefined) lines = lines.map((it) => (it === own ? { ...it, quantity: granted } : it));
      else if (granted > 0) lines = [...lines, { ...line, quantity: granted }];
      const { lineId, sku } = line;
      if (granted === t) return { lineId, sku, outcome: c > 0 ? 'COMBINED' : 'ADDED', requested: t, granted };
      const outcome = granted === 0 ? 'NOT_MERGED' : 'CLAMPED';
      return { lineId, sku, outcome, requested: t, granted, reason: 'INSUFFICIENT_STOCK' };
    });
    const mergeId = `${guestCartId}/${subject}`;
    const { cartId: customerCartId } = target;
    const merge: Merge = {
      mergeId,
      status: 'COMPLETED',
      attempt: 1,
      guestCartId,
      customerCartId,
      cartPolicy,
      quantityPolicy,
      outcomes,
      dropped: [],
    };
    return { merge, guest, lines };
  }

  #carryOut({ merge, guest, lines }: Plan): ModelAnswer {
    const target = this.server.carts.get(merge.customerCartId ?? '');
    if (target === undefined) throw new Refusal(404, 'cart-not-found');
    this.server.change(target, lines, 2);
    guest.status = 'MERGED';
    guest.mergedInto = target.cartId;
    this.server.change(guest, guest.lines, 2);
    this.#merges.set(merge.mergeId, merge);
    return this.#answer(merge);
  }

  #revert(merge: Merge): ModelAnswer {
    const target = this.server.carts.get(merge.customerCartId ?? '');
    if (target === undefined) throw new Refusal(404, 'cart-not-found');
    if (merge.status !== 'REVERTED') {
      const lines = target.lines.filter(
        ({ lineId }) => !merge.outcomes.some((it) => it.lineId === lineId && it.outcome === 'ADDED'),
      );
      this.server.change(target, lines, 1);
      this.#merges.set(merge.mergeId, { ...merge, status: 'REVERTED' });
    }
    return this.#answer(this.#find(merge.mergeId));
  }

  #answer(merge: Merge): ModelAnswer {
    const cart = this.server.carts.get(merge.customerCartId ?? '');
    if (cart === undefined) throw new Refusal(404, 'cart-not-found');
    return ok({
      merge,
      cart: documentOf(cart),
      events: [],
      appliedCommandIds: cart.appliedCommandIds,
      warnings: [],
    });
  }
}

const ok = (body: unknown): ModelAnswer => ({ status: 200, body, headers: {} });
