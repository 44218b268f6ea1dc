/** Measures of the pictures, in units of the drawing. */
export interface Shape {
  width: number;
  /** Of one of the three columns of boxes. */
  column: number;
  /** Height of a box of one piece. */
  box: number;
  titles: Readonly<Record<Column, string>>;
  /** Where the two carts' lives are drawn. */
  lanes: Readonly<Record<'guest' | 'customer', number>>;
  /** The words of a step, within the lanes or beside them. */
  words: 'within' | 'beside';
}

export type Column = 'guest' | 'result' | 'customer';

export const DESK: Shape = {
  width: 1080,
  column: 250,
  box: 46,
  titles: { guest: 'Guest’s cart', result: 'The cart they became', customer: 'Customer’s cart before' },
  lanes: { guest: 270, customer: 810 },
  words: 'beside',
};

/** Legible without scrolling on a screen of 360 pixels. */
export const PHONE: Shape = {
  width: 320,
  column: 92,
  box: 76,
  titles: { guest: 'Guest', result: 'Became', customer: 'Customer' },
  lanes: { guest: 14, customer: 306 },
  words: 'within',
};

/** Where a column begins: a guest on the left, a customer on the right, what came of both between them. */
export const columnX = ({ width, column }: Shape, which: Column): number =>
  ({ guest: 0, result: (width - column) / 2, customer: width - column })[which];
