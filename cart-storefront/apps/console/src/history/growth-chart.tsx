import { useId, type ReactNode } from 'react';
import { dayText, moneyText, timeText } from '../page/format.js';
import { TableHead } from '../page/table-head.js';
import type { Point } from './growth.js';

/** The line is drawn in percent and stretched to whatever room there is. */
const FULL = 100;
/** Room above the highest point, so that its dot is whole. */
const CEILING = 8;

interface Props {
  points: readonly Point[];
  currency: string;
  shown: number;
  onShow: (version: number) => void;
}

/** The cart's value over its versions, and the handle that travels through them. A table says the same. */
export function GrowthChart({ points, currency, shown, onShow }: Props): ReactNode {
  const last = points.length - 1;
  const top = Math.max(1, ...points.map(({ amountMinor }) => amountMinor));
  const x = (i: number): number => (last === 0 ? 0 : (i / last) * FULL);
  const y = (amount: number): number => FULL - (amount / top) * (FULL - CEILING);
  const current = points.findIndex(({ version }) => version === shown);
  const now = points[current];
  return (
    <figure className="growth">
      <figcaption>
        <strong>{now && moneyText({ amountMinor: now.amountMinor, currency })}</strong>
        <span>{now && `${now.items} ${now.items === 1 ? 'item' : 'items'}`}</span>
        <span className="quiet">
          version {shown} of {points[last]?.version}
          {now && `, ${dayText(now.at)}, ${timeText(now.at)}`}
        </span>
      </figcaption>
      <div className="plot">
        <Line path={points.map(({ amountMinor }, i) => [x(i), y(amountMinor)])} />
        <div aria-hidden="true">
          {current >= 0 && <span className="growth-now" style={{ left: `${x(current)}%` }} />}
          {points.map(({ version, amountMinor, tone }, i) => (
            <span
              key={version}
              className="dot"
              data-tone={tone}
              data-shown={version === shown}
              style={{ left: `${x(i)}%`, top: `${y(amountMinor)}%` }}
            />
          ))}
        </div>
      </div>
      <label className="travel">
        <span className="sr">Version</span>
        <input
          type="range"
          min={points[0]?.version ?? 1}
          max={points[last]?.version ?? 1}
          value={shown}
          onChange={(event) => onShow(Number(event.target.value))}
          aria-valuetext={`Version ${shown}`}
        />
      </label>
      <GrowthTable points={points} currency={currency} />
    </figure>
  );
}

/** Level until the next event: a cart does not change between its versions. */
function Line({ path }: { path: readonly (readonly [x: number, y: number])[] }): ReactNode {
  const gradient = useId();
  const steps = path.map(([x, y], i) => (i === 0 ? `M${x} ${y}` : `H${x} V${y}`)).join(' ');
  return (
    <svg
      viewBox={`0 0 ${FULL} ${FULL}`}
      preserveAspectRatio="none"
      role="img"
      aria-label="Value of the cart by version; the table below has the numbers"
    >
      <defs>
        <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#2f7d6b" stopOpacity="0.3" />
          <stop offset="1" stopColor="#2f7d6b" stopOpacity="0.03" />
        </linearGradient>
      </defs>
      <path d={`${steps} V${FULL} H0 Z`} fill={`url(#${gradient})`} />
      <path d={steps} className="growth-line" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function GrowthTable({ points, currency }: Pick<Props, 'points' | 'currency'>): ReactNode {
  return (
    <details>
      <summary>As a table</summary>
      <table>
        <TableHead columns={['Version', 'At', 'Items', 'Value']} />
        <tbody>
          {points.map(({ version, at, items, amountMinor }) => (
            <tr key={version}>
              <td>{version}</td>
              <td>{timeText(at)}</td>
              <td>{items}</td>
              <td>{moneyText({ amountMinor, currency })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
