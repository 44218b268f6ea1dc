import { foldCart, verifyChain, type AuditEvent } from '../../src/audit/index.js';
import type { ModelAnswer } from './server.js';

const ok = (body: unknown): ModelAnswer => ({ status: 200, body, headers: {} });
const notFound: ModelAnswer = {
  status: 404,
  body: { code: 'cart-not-found', detail: 'There is no such cart.' },
  headers: {},
};

/** The audit routes over given histories. */
export class ModelAudit {
  constructor(private readonly histories: readonly (readonly AuditEvent[])[]) {}

  handle(path: string): ModelAnswer {
    const url = new URL(path, 'http://model');
    const [, cartId, route] = /^\/v1\/audit\/carts\/([^/]+)\/(\w+)$/.exec(url.pathname) ?? [];
    if (url.pathname === '/v1/audit/events') return ok({ events: this.#all(url.searchParams) });
    if (url.pathname === '/v1/ops/shards') return ok({ shards: SHARDS });
    const events = this.histories.find(([first]) => first?.meta.cartId === decodeURIComponent(cartId ?? ''));
    if (events === undefined) return notFound;
    switch (route ?? '') {
      case 'events':
        return ok({ events });
      case 'state':
        return ok({ cart: foldCart(events.slice(0, Number(url.searchParams.get('version')))) });
      case 'verification':
        return ok(verifyChain(events));
      case 'diff':
        return ok(diff(events, Number(url.searchParams.get('from')), Number(url.searchParams.get('to'))));
      default:
        return notFound;
    }
  }

  #all(query: URLSearchParams): AuditEvent[] {
    const actor = query.get('actor');
    return this.histories.flat().filter(({ meta }) => actor === null || meta.actor.id === actor);
  }
}

const SHARDS = [0, 1, 2, 3].map((partition) => ({
  partition,
  owner: 'http://127.0.0.1:8081',
  state: 'ACTIVE',
  endOffset: 1200 + partition * 17,
  lag: 0,
}));

function diff(events: readonly AuditEvent[], from: number, to: number): object {
  const before = foldCart(events.slice(0, from)).lines;
  const after = foldCart(events.slice(0, to)).lines;
  const old = new Map(before.map((line) => [line.lineId, line]));
  const kept = new Set(after.map(({ lineId }) => lineId));
  return {
    from,
    to,
    added: after.filter(({ lineId }) => !old.has(lineId)),
    removed: before.filter(({ lineId }) => !kept.has(lineId)),
    changed: after.flatMap((line) => {
      const was = old.get(line.lineId);
      if (was === undefined || was.quantity === line.quantity) return [];
      const { lineId, sku, quantity, unitPrice } = line;
      return [
        {
          lineId,
          sku,
          quantity,
          unitPrice,
          previousQuantity: was.quantity,
          previousUnitPrice: was.unitPrice,
        },
      ];
    }),
  };
}
