/** One simple drawing a product, in a 48 × 48 box, by the first word of its name that has one. */
const DRAWINGS: readonly (readonly [words: RegExp, path: string])[] = [
  [
    /beans/,
    'M16 14c-7 5-7 17 2 20 8-4 9-15-2-20zm1 2c-2 6 4 10 1 16M31 12c-7 4-8 15-1 19 8-3 10-14 1-19zm0 2c-3 5 3 9 0 15',
  ],
  [/cup/, 'M12 16h20v10a8 8 0 0 1-8 8h-4a8 8 0 0 1-8-8zM32 19h3a4 4 0 0 1 0 9h-4M10 38h26'],
  [/jug|carafe/i, 'M17 10h14l-2 6 4 16a4 4 0 0 1-4 5H19a4 4 0 0 1-4-5l4-16zM33 18h3a3 3 0 0 1 2 5l-4 5'],
  [/grinder|mill/, 'M24 6v6M18 6h12M18 14h12l-2 8h-8zM17 24h14l2 16H15zM20 32h8'],
  [/papers|Notebook/, 'M14 9h20v30H14zM18 16h12M18 22h12M18 28h8'],
  [/Kettle/, 'M14 22h16l3 16H11zM17 22a6 5 0 0 1 10 0M31 26l8-8v-4M22 17v-3'],
  [/scale/, 'M10 14h28v22H10zM17 20h14v7H17zM24 20l3 5'],
  [/Teapot/, 'M14 20h18v8a9 9 0 0 1-18 0zM32 22h4l4-4M14 22c-6 0-6 9 0 9M19 17h8M23 17v-4'],
  [/Tea,/, 'M14 16h20v22H14zM14 22h20M20 10h8l2 6H18zM24 27c-4 2-4 7 0 8 4-1 4-6 0-8z'],
  [/Honey/, 'M15 16h18v18a4 4 0 0 1-4 4H19a4 4 0 0 1-4-4zM14 11h20v5H14zM20 26l4-3 4 3v5l-4 3-4-3z'],
  [/Chocolate/, 'M13 10h22v28H13zM24 10v28M13 19h22M13 29h22'],
  [/oil|vinegar|bottle/i, 'M20 8h8v7l3 6v18H17V21l3-6zM17 27h14M17 33h14'],
  [/salt|Flour|Yeast/, 'M16 14h16l2 24H14zM18 14v-4h12v4M19 24h10M19 29h10'],
  [/knife/, 'M8 30h18V15L8 26zM26 23h14v5H26zM31 25.500h5'],
  [/board|Puzzle/, 'M12 12h24v24H12zM24 12c-4 4 4 8 0 12s4 8 0 12M12 24c4-4 8 4 12 0s8 4 12 0'],
  [/pan|Saucepan/i, 'M9 22h20v6a7 7 0 0 1-7 7h-6a7 7 0 0 1-7-7zM29 24h12M9 19h20'],
  [/bowl/, 'M8 20h32c0 10-6 16-16 16S8 30 8 20zM14 16h20M18 12h12'],
  [/tin|Lunch/, 'M9 18h30l-3 18H12zM9 18l4-5h22l4 5M18 24h12'],
  [/Apron|towels|blanket/, 'M17 9c1 5 13 5 14 0l5 9v21H12V18zM18 26h12v7H18z'],
  [/glasses/, 'M14 9h12c0 9-2 12-6 12s-6-3-6-12zM20 21v16M14 38h12M30 12h7c0 7-1 9-4 9M33 21v16M29 38h8'],
  [/Candle/, 'M18 22h12v17H18zM24 22v-4M24 9c4 4 3 9 0 9s-4-5 0-9z'],
  [/Pencil/, 'M12 36l3-9 17-17 6 6-17 17zM29 13l6 6M12 36l5-1'],
  [/lamp/, 'M14 38h14M21 38V26l-6-8 9-8M20 14l10 8c3-4 1-10-4-12z'],
  [/clock/, 'M24 9a15 15 0 1 0 .1 0zM24 15v9l6 5'],
  [/Umbrella/, 'M8 25a16 15 0 0 1 32 0zM24 10V7M24 25v11a4 4 0 0 0 7 0'],
  [
    /bear/,
    'M16 15a4 4 0 1 1 5-3h6a4 4 0 1 1 5 3c4 10-1 21-8 21s-12-11-8-21zM20 22h.1M28 22h.1M22 28c1 2 3 2 4 0',
  ],
  [/Chess/, 'M17 38h14M19 38l2-12h6l2 12M18 26h12M20 22a5 5 0 1 1 8 0zM24 13V8M21.500 10h5'],
];

const BOX = 'M12 17l12-7 12 7v15l-12 7-12-7zM12 17l12 7 12-7M24 24v15';

export const drawingOf = (name: string): string => DRAWINGS.find(([words]) => words.test(name))?.[1] ?? BOX;

/** A hue that stays with the SKU, in degrees. */
export const hueOf = (sku: string): number =>
  (Array.from(sku).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7) * 47) % 360;
