import type { ReactNode } from 'react';

export type Fact = string | number | boolean | null | Fact[] | { [name: string]: Fact };

/** Shows whatever an operator's endpoint tells: lists as tables, objects as names and values. */
export function RecordView({ value }: { value: Fact }): ReactNode {
  if (Array.isArray(value)) return <RecordTable rows={value} />;
  if (typeof value !== 'object' || value === null) return <span>{String(value)}</span>;
  const [only, ...others] = Object.values(value);
  if (only !== undefined && others.length === 0 && Array.isArray(only)) return <RecordTable rows={only} />;
  return (
    <dl className="facts">
      {Object.entries(value).map(([name, inner]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <RecordView value={inner} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function RecordTable({ rows }: { rows: Fact[] }): ReactNode {
  const objects = rows.filter(
    (row): row is { [name: string]: Fact } => typeof row === 'object' && row !== null && !Array.isArray(row),
  );
  if (objects.length === 0) return <span>{rows.map(String).join(', ') || '–'}</span>;
  const names = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  return (
    <table>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {objects.map((row, i) => (
          <tr key={i}>
            {names.map((name) => (
              <td key={name} data-name={name}>
                <RecordView value={row[name] ?? null} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
