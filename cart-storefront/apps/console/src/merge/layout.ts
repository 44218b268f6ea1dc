import type { EventLine, MergeOutcome } from '@cartlog/cart-sdk';
import type { Merged } from './merge-story.js';
import { columnX, type Column, type Shape } from './shape.js';

const HEAD = 34;
const GAP = 14;
const PER_PIECE = 5;
const GROWTH_MAX = 70;

/** A line of a cart, as a box. */
export interface Box {
  line: EventLine;
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Kind = MergeOutcome['outcome'] | 'KEPT' | 'DROPPED';

/** What flows from a line before to a line after; without an end for what did not come along. */
export interface Ribbon {
  key: string;
  kind: Kind;
  from: Box;
  to: Box | undefined;
  side: 'guest' | 'customer';
  outcome: MergeOutcome | undefined;
}

export interface Picture {
  height: number;
  guest: Box[];
  result: Box[];
  customer: Box[];
  ribbons: Ribbon[];
}

function column(lines: readonly EventLine[], shape: Shape, which: Column): Box[] {
  const x = columnX(shape, which);
  let y = HEAD;
  return lines.map((line) => {
    const height = shape.box + Math.min(GROWTH_MAX, (line.quantity - 1) * PER_PIECE);
    const box = { line, x, y, width: shape.column, height };
    y += height + GAP;
    return box;
  });
}

const bottomOf = (boxes: readonly Box[]): number =>
  Math.max(HEAD, ...boxes.map(({ y, height }) => y + height));

/** What the picture is made of. */
export type Lines = Pick<Merged, 'guestLines' | 'customerLines' | 'lines' | 'outcomes'>;

/** The lines of both carts and of what came of them; taller boxes hold more pieces. */
export function pictureOf({ guestLines, customerLines, lines, outcomes }: Lines, shape: Shape): Picture {
  const guest = column(guestLines, shape, 'guest');
  const result = column(lines, shape, 'result');
  const customer = column(customerLines, shape, 'customer');
  const at = (lineId: string): Box | undefined => result.find(({ line }) => line.lineId === lineId);
  const fromGuest = guest.map((from): Ribbon => {
    const outcome = outcomes.find(({ lineId }) => lineId === from.line.lineId);
    const kind = outcome?.outcome ?? 'NOT_MERGED';
    const to = kind === 'NOT_MERGED' ? undefined : at(from.line.lineId);
    return { key: `g${from.line.lineId}`, kind, from, to, side: 'guest', outcome };
  });
  const fromCustomer = customer.map((from): Ribbon => {
    const to = at(from.line.lineId);
    return {
      key: `c${from.line.lineId}`,
      kind: to ? 'KEPT' : 'DROPPED',
      from,
      to,
      side: 'customer',
      outcome: undefined,
    };
  });
  const height = Math.max(bottomOf(guest), bottomOf(result), bottomOf(customer)) + GAP;
  return { height, guest, result, customer, ribbons: [...fromCustomer, ...fromGuest] };
}

/** How far what ends nowhere reaches, in widths of its box. */
const STUB = 0.3;

/** The ribbon's outline: as thick at each end as the box it touches; a stub that thins out when it ends nowhere. */
export function ribbonPath({ from, to, side }: Ribbon): string {
  const sign = side === 'guest' ? 1 : -1;
  const x0 = side === 'guest' ? from.x + from.width : from.x;
  const [top, bottom] = [from.y + 4, from.y + from.height - 4];
  if (to === undefined) {
    const middle = (top + bottom) / 2;
    const tip = x0 + sign * STUB * from.width;
    const bend = x0 + sign * STUB * 0.6 * from.width;
    return `M${x0} ${top} Q${bend} ${top} ${tip} ${middle} Q${bend} ${bottom} ${x0} ${bottom} Z`;
  }
  const x1 = side === 'guest' ? to.x : to.x + to.width;
  const bend = (x0 + x1) / 2;
  const [top1, bottom1] = [to.y + 4, to.y + to.height - 4];
  return `M${x0} ${top} C${bend} ${top} ${bend} ${top1} ${x1} ${top1} L${x1} ${bottom1} C${bend} ${bottom1} ${bend} ${bottom} ${x0} ${bottom} Z`;
}
