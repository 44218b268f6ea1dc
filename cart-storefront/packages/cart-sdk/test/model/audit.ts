import type { Inspection, ShardBoard } from '../../src/api/types.js';
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
    const [, cartId, route] = /^\/v1\/(?:audit|ops)\/carts\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    if (url.pathname === '/v1/audit/events') return ok({ events: this.#all(url.searchParams) });
    if (url.pathname === '/v1/ops/shards') return ok(BOARD);
    const events = this.histories.find(([first]) => first?.meta.cartId === decodeURIComponent(cartId ?? ''));
    if (events === undefined) return notFound;
    switch (route ?? '') {
      case '':
        return ok(inspectionOf(events));
      case 'events':
        return ok({ events, places: events.map(({ meta }) => placeOf(meta.version)) });
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

const INSTANCE = '127.0.0.1:8082';
const PARTITIONS = [0, 1, 2, 3];
const KNOWN_UNTIL = '2026-01-02T19:08:24.512Z';
const ownerOf = (partition: number): ShardBoard['shards'][number] => ({
  partition,
  instance: '127.0.0.1:8081',
  url: 'http://127.0.0.1:8081',
  since: '2026-01-02T18:00:01.022Z',
});

/** Healthy but for one partition whose views are catching up. */
const BOARD: ShardBoard = {
  shards: PARTITIONS.map(ownerOf),
  views: [
    {
      instance: INSTANCE,
      halts: [],
      parts: (['log', 'lookups'] as const).flatMap((feed) =>
        PARTITIONS.map((partition) => {
          const end = (feed === 'log' ? 1_200 : 310) + partition * 17;
          const lagRecords = feed === 'log' && partition === 2 ? 96 : 0;
          const next = end - lagRecords;
          return {
            partition,
            feed,
            end,
            next,
            lagRecords,
            readable: lagRecords === 0,
            knownUntil: KNOWN_UNTIL,
          };
        }),
      ),
    },
  ],
};

const FIRST_OFFSET = 840;
const placeOf = (version: number): object => ({
  version,
  partition: 1,
  offset: FIRST_OFFSET + version * 3,
  schemaId: 7,
});

/** A view that is one version behind. */
function inspectionOf(events: readonly AuditEvent[]): Inspection {
  const [cart, before] = [foldCart(events), foldCart(events.slice(0, -1))];
  const { stateHash, version } = cart;
  return {
    agree: false,
    cartId: cart.cartId,
    partition: 1,
    lagRecords: 1,
    owner: ownerOf(1),
    writer: { cart, stateHash, version, offset: 412 },
    fold: { cart, stateHash, version, holds: true, offset: FIRST_OFFSET + version * 3 },
    view: { cart: before, stateHash: before.stateHash, version: before.version, knownUntil: KNOWN_UNTIL },
  };
}

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
