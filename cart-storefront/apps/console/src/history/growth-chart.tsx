import { useId, type ReactNode } from 'react';
import { moneyText, timeText } from '../page/format.js';
import type { Point } from './growth.js';

const WIDTH = 900;
const HEIGHT = 120;
const PAD = 14;

interface Props {
  points: readonly Point[];
  currency: string;
  shown: number;
  onShow: (version: number) => void;
}

/** The cart's value over its versions, and the handle that travels through them. A table says the same. */
export function GrowthChart({ points, currency, shown, onShow }: Props): ReactNode {
  const gradient = useId();
  const last = points.length - 1;
  const top = Math.max(1, ...points.map(({ amountMinor }) => amountMinor));
  const x = (i: number): number => PAD + (last === 0 ? 0 : (i / last) * (WIDTH - 2 * PAD));
  const y = (amount: number): number => HEIGHT - PAD - (amount / top) * (HEIGHT - 2 * PAD);
  const steps = points
    .map(
      ({ amountMinor }, i) => `${i === 0 ? 'M' : `H${x(i)}`} ${i === 0 ? `${x(0)} ` : 'V'}${y(amountMinor)}`,
    )
    .join(' ');
  const current = points.findIndex(({ version }) => version === shown);
  const now = points[current];
  return (
    <figure className="growth">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label="Value of the cart by version; the table below has the numbers"
      >
        <defs>
          <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#2f7d6b" stopOpacity="0.35" />
            <stop offset="1" stopColor="#2f7d6b" stopOpacity="0.02" />
          </linearGradient>
        </defs>
        <path d={`${steps} V${HEIGHT - PAD} H${x(0)} Z`} fill={`url(#${gradient})`} />
        <path d={steps} className="growth-line" />
        {points.map(({ version, amountMinor, tone }, i) => (
          <circle
            key={version}
            cx={x(i)}
            cy={y(amountMinor)}
            r={version === shown ? 7 : 4}
            data-tone={tone}
            className="dot"
          />
        ))}
        {current >= 0 && <line x1={x(current)} x2={x(current)} y1={0} y2={HEIGHT} className="growth-now" />}
      </svg>
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
      <figcaption>
        Version <strong>{shown}</strong> of {points[last]?.version}
        {now &&
          ` · ${timeText(now.at)} · ${now.items} items · ${moneyText({ amountMinor: now.amountMinor, currency })}`}
      </figcaption>
      <GrowthTable points={points} currency={currency} />
    </figure>
  );
}

function GrowthTable({ points, currency }: Pick<Props, 'points' | 'currency'>): ReactNode {
  return (
    <details>
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">At</th>
            <th scope="col">Items</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
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
