import type { MergeOutcome } from '@cartlog/cart-sdk';
import { useMemo, type ReactNode } from 'react';
import { moneyText } from '../page/format.js';
import { COLUMN_X, pictureOf, ribbonPath, WIDTH, type Box, type Ribbon } from './layout.js';
import type { Merged } from './merge-story.js';

/** The two carts flowing into one. The table below it says the same in words. */
export function MergePicture({ merged }: { merged: Merged }): ReactNode {
  const picture = useMemo(() => pictureOf(merged), [merged]);
  const { guest, result, customer, ribbons, height } = picture;
  return (
    <div className="picture" tabIndex={0} role="group" aria-label="Picture of the merge, can be scrolled">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label="How the lines of both carts became one cart; the table below has the same"
      >
        {ribbons.map((ribbon) => (
          <RibbonShape key={ribbon.key} ribbon={ribbon} />
        ))}
        <Column title="Guest’s cart" boxes={guest} kind="guest" outcomes={merged.outcomes} />
        <Column title="The cart they became" boxes={result} kind="result" />
        <Column title="Customer’s cart before" boxes={customer} kind="customer" />
      </svg>
      <ul className="legend" aria-hidden="true">
        {[
          ['ADDED', 'added'],
          ['COMBINED', 'in both'],
          ['CLAMPED', 'less than wanted'],
          ['NOT_MERGED', 'left out'],
          ['KEPT', 'the customer’s own'],
        ].map(([kind, text]) => (
          <li key={kind} data-kind={kind}>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

const RibbonShape = ({ ribbon }: { ribbon: Ribbon }): ReactNode => (
  <g data-kind={ribbon.kind} className="ribbon">
    <path d={ribbonPath(ribbon)} />
  </g>
);

/** What a box says below its name: the price, or why not all of it came along. */
function noteOf({ line }: Box, outcomes: readonly MergeOutcome[]): string {
  const outcome = outcomes.find(({ lineId }) => lineId === line.lineId);
  if (outcome?.reason === undefined) return `${moneyText(line.unitPrice)} each`;
  const reason = outcome.reason.toLowerCase().replaceAll('_', ' ');
  return outcome.outcome === 'NOT_MERGED'
    ? `left out: ${reason}`
    : `${outcome.granted} of ${outcome.requested}: ${reason}`;
}

interface ColumnProps {
  title: string;
  boxes: readonly Box[];
  kind: 'guest' | 'result' | 'customer';
  outcomes?: readonly MergeOutcome[];
}

const NONE: readonly MergeOutcome[] = [];

function Column({ title, boxes, kind, outcomes = NONE }: ColumnProps): ReactNode {
  const x = COLUMN_X[kind];
  return (
    <g className="column" data-kind={kind}>
      <text x={x} y={18} className="column-title">
        {title}
      </text>
      {boxes.length === 0 && (
        <text x={x} y={52} className="column-empty">
          no lines
        </text>
      )}
      {boxes.map((box) => (
        <g key={box.line.lineId} transform={`translate(${box.x} ${box.y})`}>
          <rect width={box.width} height={box.height} rx={10} />
          <text x={16} y={box.height / 2 - 3} className="box-name">
            {box.line.name}
          </text>
          <text x={16} y={box.height / 2 + 15} className="box-price">
            {noteOf(box, outcomes)}
          </text>
          <text x={box.width - 16} y={box.height / 2 + 8} className="box-quantity" textAnchor="end">
            {box.line.quantity}
          </text>
        </g>
      ))}
    </g>
  );
}
