import type { ReactNode } from 'react';
import type { Merged } from './merge-story.js';

/** Every guest line and what became of it. */
export function OutcomeTable({
  merged: { outcomes, guestLines, customerLines },
}: {
  merged: Merged;
}): ReactNode {
  const quantityIn = (lines: Merged['lines'], lineId: string): number =>
    lines.find((line) => line.lineId === lineId)?.quantity ?? 0;
  return (
    <table className="outcomes">
      <caption>What became of each guest line</caption>
      <thead>
        <tr>
          {['Line', 'Guest had', 'Customer had', 'Wanted', 'Granted', 'Outcome'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {outcomes.map(({ lineId, sku, requested, granted, outcome, reason }) => (
          <tr key={lineId}>
            <th scope="row">{guestLines.find((line) => line.lineId === lineId)?.name ?? sku}</th>
            <td>{quantityIn(guestLines, lineId)}</td>
            <td>{quantityIn(customerLines, lineId)}</td>
            <td>{requested}</td>
            <td>{granted}</td>
            <td>
              <span className="outcome" data-kind={outcome}>
                {outcome.toLowerCase().replace('_', ' ')}
              </span>{' '}
              {reason?.toLowerCase().replaceAll('_', ' ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
