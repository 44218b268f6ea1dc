import type { ReactNode } from 'react';
import { TableHead } from '../page/table-head.js';
import type { Merged } from './merge-story.js';

const GUEST = 'Guest had';
const CUSTOMER = 'Customer had';
const WANTED = 'Wanted';
const GRANTED = 'Granted';

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
      <TableHead columns={['Line', GUEST, CUSTOMER, WANTED, GRANTED, 'Outcome']} />
      <tbody>
        {outcomes.map(({ lineId, sku, requested, granted, outcome, reason }) => (
          <tr key={lineId}>
            <th scope="row">{guestLines.find((line) => line.lineId === lineId)?.name ?? sku}</th>
            <td data-label={GUEST}>{quantityIn(guestLines, lineId)}</td>
            <td data-label={CUSTOMER}>{quantityIn(customerLines, lineId)}</td>
            <td data-label={WANTED}>{requested}</td>
            <td data-label={GRANTED}>{granted}</td>
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
