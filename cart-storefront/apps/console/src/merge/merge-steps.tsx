import type { ReactNode } from 'react';
import { durationText, timeText } from '../page/format.js';
import { TableHead } from '../page/table-head.js';
import { useNarrow } from '../page/use-narrow.js';
import type { MergeEvent, MergeStory } from './merge-story.js';
import { DESK, PHONE, type Shape } from './shape.js';

const ROW = 78;
const TOP = 54;

const WORDS: Readonly<Record<MergeEvent['type'], string>> = {
  CartMergeRequested: '1 · wanted',
  CartMergeClaimed: '2 · frozen and handed over',
  CartMerged: '3 · merged',
  CartMergedInto: '4 · closed, its token is dead',
  CartMergeRejected: 'given up',
  CartMergeReleased: 'free again',
  CartMergeReverted: 'taken back',
};

type Lane = keyof Shape['lanes'];

const laneOf = ({ meta }: MergeEvent, story: MergeStory): Lane =>
  meta.cartId === story.guestCartId ? 'guest' : 'customer';

/** The steps of the merge, each one event, going back and forth between the two carts. */
export function MergeSteps({ story }: { story: MergeStory }): ReactNode {
  const { steps } = story;
  const shape = useNarrow() ? PHONE : DESK;
  const height = TOP + steps.length * ROW;
  const y = (i: number): number => TOP + i * ROW + 16;
  return (
    <div className="picture">
      <svg
        viewBox={`0 0 ${shape.width} ${height}`}
        role="img"
        aria-label={steps.map(({ type }) => WORDS[type]).join(', then ')}
      >
        {(['guest', 'customer'] as const).map((lane) => (
          <LaneLine key={lane} lane={lane} shape={shape} height={height} />
        ))}
        {steps.map((step, i) => (
          <Hop key={step.meta.eventId} shape={shape} story={story} from={steps[i - 1]} to={step} y={y(i)} />
        ))}
        {steps.map((step, i) => (
          <Step key={step.meta.eventId} shape={shape} step={step} lane={laneOf(step, story)} y={y(i)} />
        ))}
      </svg>
      <StepTable story={story} />
    </div>
  );
}

/** A cart's life, from top to bottom. At the edge of the picture its name reaches inwards. */
function LaneLine({ lane, shape, height }: { lane: Lane; shape: Shape; height: number }): ReactNode {
  const x = shape.lanes[lane];
  const inwards = lane === 'guest' ? 'start' : 'end';
  return (
    <g className="lane" data-kind={lane}>
      <text x={x} y={20} textAnchor={shape.words === 'within' ? inwards : 'middle'}>
        {lane === 'guest' ? 'Guest’s cart' : 'Customer’s cart'}
      </text>
      <line x1={x} x2={x} y1={34} y2={height - 10} />
    </g>
  );
}

const StepTable = ({ story }: { story: MergeStory }): ReactNode => (
  <details>
    <summary>As a table</summary>
    <table>
      <TableHead columns={['At', 'Cart', 'Version', 'Step']} />
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
  shape: Shape;
  story: MergeStory;
  from: MergeEvent | undefined;
  to: MergeEvent;
  y: number;
}

function Hop({ shape: { lanes }, story, from, to, y }: HopProps): ReactNode {
  if (from === undefined) return null;
  const [x0, x1] = [lanes[laneOf(from, story)], lanes[laneOf(to, story)]];
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

interface StepProps {
  shape: Shape;
  step: MergeEvent;
  lane: Lane;
  y: number;
}

function Step({ shape: { lanes, words }, step, lane, y }: StepProps): ReactNode {
  const side = (lane === 'guest') === (words === 'within') ? 1 : -1;
  const [x, textAnchor] = [side * 24, side > 0 ? 'start' : 'end'] as const;
  return (
    <g className="step" data-type={step.type} transform={`translate(${lanes[lane]} ${y})`}>
      <circle r={13} />
      <text textAnchor="middle" y={4} className="step-version">
        {step.meta.version}
      </text>
      <text {...{ x, textAnchor }} y={-1} className="step-words">
        {WORDS[step.type]}
      </text>
      <text {...{ x, textAnchor }} y={17} className="step-time">
        {timeText(step.meta.occurredAt)}
      </text>
    </g>
  );
}
