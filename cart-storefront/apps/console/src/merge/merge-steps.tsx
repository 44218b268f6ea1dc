import type { ReactNode } from 'react';
import { durationText, timeText } from '../page/format.js';
import type { MergeEvent, MergeStory } from './merge-story.js';

const WIDTH = 1080;
const ROW = 78;
const TOP = 54;
const LANES = { guest: 270, customer: 810 } as const;

const WORDS: Readonly<Record<MergeEvent['type'], string>> = {
  CartMergeRequested: '1 · wanted',
  CartMergeClaimed: '2 · frozen and handed over',
  CartMerged: '3 · merged',
  CartMergedInto: '4 · closed, its token is dead',
  CartMergeRejected: 'given up',
  CartMergeReleased: 'free again',
  CartMergeReverted: 'taken back',
};

const laneOf = ({ meta }: MergeEvent, story: MergeStory): keyof typeof LANES =>
  meta.cartId === story.guestCartId ? 'guest' : 'customer';

/** The steps of the merge, each one event, going back and forth between the two carts. */
export function MergeSteps({ story }: { story: MergeStory }): ReactNode {
  const { steps } = story;
  const height = TOP + steps.length * ROW;
  const y = (i: number): number => TOP + i * ROW + 16;
  return (
    <div className="picture" tabIndex={0} role="group" aria-label="Steps of the merge, can be scrolled">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={steps.map(({ type }) => WORDS[type]).join(', then ')}
      >
        {(['guest', 'customer'] as const).map((lane) => (
          <g key={lane} className="lane" data-kind={lane}>
            <text x={LANES[lane]} y={20} textAnchor="middle">
              {lane === 'guest' ? 'Guest’s cart' : 'Customer’s cart'}
            </text>
            <line x1={LANES[lane]} x2={LANES[lane]} y1={34} y2={height - 10} />
          </g>
        ))}
        {steps.map((step, i) => (
          <Hop key={step.meta.eventId} story={story} from={steps[i - 1]} to={step} y={y(i)} />
        ))}
        {steps.map((step, i) => (
          <Step key={step.meta.eventId} step={step} lane={laneOf(step, story)} y={y(i)} />
        ))}
      </svg>
      <StepTable story={story} />
    </div>
  );
}

const StepTable = ({ story }: { story: MergeStory }): ReactNode => (
  <details>
    <summary>As a table</summary>
    <table>
      <thead>
        <tr>
          {['At', 'Cart', 'Version', 'Step'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {story.steps.map((step) => (
          <tr key={step.meta.eventId}>
            <td>{timeText(step.meta.occurredAt)}</td>
            <td>{laneOf(step, story)}</td>
            <td>{step.meta.version}</td>
            <td>{WORDS[step.type]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

interface HopProps {
  story: MergeStory;
  from: MergeEvent | undefined;
  to: MergeEvent;
  y: number;
}

function Hop({ story, from, to, y }: HopProps): ReactNode {
  if (from === undefined) return null;
  const [x0, x1] = [LANES[laneOf(from, story)], LANES[laneOf(to, story)]];
  const took = durationText(Date.parse(to.meta.occurredAt) - Date.parse(from.meta.occurredAt));
  return (
    <g className="hop">
      <path d={`M${x0} ${y - ROW} C${x0} ${y - ROW / 2} ${x1} ${y - ROW / 2} ${x1} ${y}`} />
      <text x={(x0 + x1) / 2} y={y - ROW / 2 - 6} textAnchor="middle">
        {took}
      </text>
    </g>
  );
}

function Step({ step, lane, y }: { step: MergeEvent; lane: keyof typeof LANES; y: number }): ReactNode {
  const side = lane === 'guest' ? -1 : 1;
  return (
    <g className="step" data-type={step.type} transform={`translate(${LANES[lane]} ${y})`}>
      <circle r={13} />
      <text textAnchor="middle" y={4} className="step-version">
        {step.meta.version}
      </text>
      <text x={side * 24} y={-1} textAnchor={side > 0 ? 'start' : 'end'} className="step-words">
        {WORDS[step.type]}
      </text>
      <text x={side * 24} y={17} textAnchor={side > 0 ? 'start' : 'end'} className="step-time">
        {timeText(step.meta.occurredAt)}
      </text>
    </g>
  );
}
