/**
 * A name in at most so many rows of so many characters, broken between words; what has no room ends in an ellipsis.
 */
export function rowsOf(name: string, rowsMax: number, charactersMax: number): string[] {
  const rows: string[] = [];
  for (const word of name.split(' ')) {
    const last = rows.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && longer.length <= charactersMax) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  const shown = rows.slice(0, rowsMax);
  return shown.map((row, i) => {
    const cut = i === rowsMax - 1 && rows.length > rowsMax;
    return row.length > charactersMax || cut ? `${row.slice(0, charactersMax - 1)}…` : row;
  });
}
