import type { MergeOutcome } from '@cartlog/cart-sdk';
import type { ReactNode } from 'react';
import { moneyText } from '../page/format.js';
import type { Box } from './layout.js';
import { columnX, PHONE, type Column, type Shape } from './shape.js';
import { rowsOf } from './words.js';

const NAME_ROWS_MAX = 3;
const NAME_CHARACTERS_MAX = 11;
const ROW_HEIGHT = 14;

interface Props {
  shape: Shape;
  column: Column;
  boxes: readonly Box[];
  outcomes?: readonly MergeOutcome[];
}

const NONE: readonly MergeOutcome[] = [];

/** One of the three carts: its title and a box for each line. */
export function CartColumn({ shape, boxes, column, outcomes = NONE }: Props): ReactNode {
  const x = columnX(shape, column);
  return (
    <g className="column" data-kind={column}>
      <text x={x} y={18} className="column-title">
        {shape.titles[column]}
      </text>
      {boxes.length === 0 && (
        <text x={x} y={52} className="column-empty">
          no lines
        </text>
      )}
      {boxes.map((box) => (
        <g key={box.line.lineId} transform={`translate(${box.x} ${box.y})`}>
          <rect width={box.width} height={box.height} rx={10} />
          {shape === PHONE ? <SlimBox box={box} /> : <WideBox box={box} outcomes={outcomes} />}
        </g>
      ))}
    </g>
  );
}

/** What a box says below its name: the price, or why not all of it came along. */
function noteOf({ line }: Box, outcomes: readonly MergeOutcome[]): string {
  const outcome = outcomes.find(({ lineId }) => lineId === line.lineId);
  if (outcome?.reason === undefined) return `${moneyText(line.unitPrice)} each`;
  const reason = outcome.reason.toLowerCase().replaceAll('_', ' ');
  return outcome.outcome === 'NOT_MERGED'
    ? `left out: ${reason}`
    : `${outcome.granted} of ${outcome.requested}: ${reason}`;
}

const WideBox = ({ box, outcomes }: { box: Box; outcomes: readonly MergeOutcome[] }): ReactNode => (
  <>
    <text x={16} y={box.height / 2 - 3} className="box-name">
      {box.line.name}
    </text>
    <text x={16} y={box.height / 2 + 15} className="box-price">
      {noteOf(box, outcomes)}
    </text>
    <text x={box.width - 16} y={box.height / 2 + 8} className="box-quantity" textAnchor="end">
      {box.line.quantity}
    </text>
  </>
);

/** Without a note: the table below the picture tells it. */
const SlimBox = ({ box: { line, width, height } }: { box: Box }): ReactNode => (
  <>
    {rowsOf(line.name, NAME_ROWS_MAX, NAME_CHARACTERS_MAX).map((row, i) => (
      <text key={i} x={8} y={18 + i * ROW_HEIGHT} className="box-name">
        {row}
      </text>
    ))}
    <text x={width - 8} y={height - 9} className="box-quantity" textAnchor="end">
      {line.quantity}
    </text>
  </>
);
