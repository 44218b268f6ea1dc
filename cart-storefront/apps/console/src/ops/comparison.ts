import type { Cart, Inspection } from '@cartlog/cart-sdk';
import { moneyText, timeText } from '../page/format.js';

export const SOURCES = ['writer', 'view', 'fold'] as const;
export type Source = (typeof SOURCES)[number];

/** One fact as each of the three tells it; undefined where there is nothing. */
export interface Row {
  key: string;
  name: string;
  told: Readonly<Record<Source, string | undefined>>;
  /** They contradict each other. Places are each source's own and never do. */
  differs: boolean;
}

const HASH_CHARS = 8;

type Held = Inspection['writer'];

const rowOf = (
  key: string,
  name: string,
  tell: (source: Source) => string | undefined,
  compared = true,
): Row => {
  const told = { writer: tell('writer'), view: tell('view'), fold: tell('fold') };
  return { key, name, told, differs: compared && new Set(Object.values(told)).size > 1 };
};

/** What writer, view and log say of a cart, fact by fact, line by line. */
export function comparisonOf(inspection: Inspection): Row[] {
  const held = (source: Source): Held => inspection[source];
  const fact = (key: string, name: string, tell: (cart: Cart) => string): Row =>
    rowOf(key, name, (source) => {
      const cart = held(source)?.cart;
      return cart && tell(cart);
    });
  const names = new Map(
    SOURCES.flatMap((source) => held(source)?.cart.lines ?? []).map(({ lineId, name }) => [lineId, name]),
  );
  return [
    fact('version', 'Version', ({ version }) => String(version)),
    fact('status', 'Status', ({ status }) => status.toLowerCase().replace('_', ' ')),
    rowOf('hash', 'State hash', (source) => held(source)?.stateHash.slice(0, HASH_CHARS)),
    ...[...names].map(([lineId, name]) =>
      fact(lineId, name, ({ lines }) => {
        const line = lines.find((it) => it.lineId === lineId);
        return line === undefined ? 'not there' : `${line.quantity} × ${moneyText(line.unitPrice)}`;
      }),
    ),
    fact('subtotal', 'Subtotal', ({ subtotal }) => moneyText(subtotal)),
    rowOf('place', 'Read from', (source) => placeOf(inspection, source), false),
  ];
}

function placeOf({ writer, view, fold }: Inspection, source: Source): string | undefined {
  if (source === 'view') return view?.knownUntil && `view, true until ${timeText(view.knownUntil)}`;
  if (source === 'writer')
    return writer?.offset === undefined ? undefined : `cart-state, offset ${writer.offset}`;
  return fold?.offset === undefined ? undefined : `cart-events, to offset ${fold.offset}`;
}

/** One sentence on whether the three agree. */
export function verdictOn({ agree, fold, view }: Inspection): { good: boolean; text: string } {
  if (agree) return { good: true, text: 'Writer, view and log say the same.' };
  if (fold?.holds === false)
    return { good: false, text: 'The history itself does not hold: its hashes or its fold are broken.' };
  const behind = (fold?.version ?? 0) - (view?.version ?? 0);
  if (behind > 0)
    return {
      good: false,
      text: `The view is ${behind} ${behind === 1 ? 'version' : 'versions'} behind the log. That passes within a second while it is fed.`,
    };
  return { good: false, text: 'They do not say the same. What differs is marked.' };
}
