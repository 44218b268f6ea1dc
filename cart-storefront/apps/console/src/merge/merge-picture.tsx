import { useMemo, type ReactNode } from 'react';
import { useNarrow } from '../page/use-narrow.js';
import { CartColumn } from './cart-column.js';
import { pictureOf, ribbonPath, type Ribbon } from './layout.js';
import type { Merged } from './merge-story.js';
import { DESK, PHONE } from './shape.js';

/** The two carts flowing into one. The table below it says the same in words. */
export function MergePicture({ merged }: { merged: Merged }): ReactNode {
  const shape = useNarrow() ? PHONE : DESK;
  const picture = useMemo(() => pictureOf(merged, shape), [merged, shape]);
  const { guest, result, customer, ribbons, height } = picture;
  return (
    <div className="picture">
      <svg
        viewBox={`0 0 ${shape.width} ${height}`}
        role="img"
        aria-label="How the lines of both carts became one cart; the table below has the same"
      >
        {ribbons.map((ribbon) => (
          <RibbonShape key={ribbon.key} ribbon={ribbon} />
        ))}
        <CartColumn shape={shape} boxes={guest} column="guest" outcomes={merged.outcomes} />
        <CartColumn shape={shape} boxes={result} column="result" />
        <CartColumn shape={shape} boxes={customer} column="customer" />
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
