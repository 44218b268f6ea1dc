import type { ReactNode } from 'react';
import { dayText, durationText, timeText } from '../page/format.js';
import type { Partition, Reading } from './board.js';

const WORDS = { good: 'serving', slow: 'catching up', bad: 'no writer' } as const;

/** One partition: its writer above, those who read it below. */
export function ShardCard({ shard: { partition, owner, readings } }: { shard: Partition }): ReactNode {
  const tone = !owner ? 'bad' : readings.every(({ readable }) => readable) ? 'good' : 'slow';
  return (
    <li className="shard">
      <h2>
        Partition {partition}
        <span className="pill" data-tone={tone}>
          {WORDS[tone]}
        </span>
      </h2>
      {owner !== undefined && (
        <p className="writer">
          <span className="label">Written by</span> {owner.instance}{' '}
          <time
            className="quiet"
            dateTime={owner.since}
            title={`${dayText(owner.since)} ${timeText(owner.since)}`}
          >
            for {durationText(Math.max(0, Date.now() - Date.parse(owner.since)))}
          </time>
        </p>
      )}
      <ul className="readings">
        {readings.map((reading) => (
          <ReadingRow key={`${reading.instance} ${reading.feed}`} reading={reading} />
        ))}
      </ul>
    </li>
  );
}

const FEEDS: Readonly<Record<Reading['feed'], string>> = { log: 'Log', lookups: 'Lookups' };

function ReadingRow({
  reading: { instance, feed, next, end, behind, readable },
}: {
  reading: Reading;
}): ReactNode {
  const share = end === 0 ? 1 : next / end;
  return (
    <li className="reading">
      <span className="label">{FEEDS[feed]}</span>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} data-tone={readable ? 'good' : 'slow'} />
      </span>
      <span className="count">
        {next.toLocaleString('en')} of {end.toLocaleString('en')}
      </span>
      <span className="quiet">
        {readable ? 'readable' : 'catching up'}
        {behind > 0 && `, ${behind.toLocaleString('en')} behind`}, {instance}
      </span>
    </li>
  );
}
