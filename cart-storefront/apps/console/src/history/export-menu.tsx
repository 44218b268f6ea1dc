import { useState, type ReactNode } from 'react';
import { download } from '../api/api.js';

const KINDS = ['ndjson', 'csv'] as const;

export function ExportMenu({ cartId }: { cartId: string }): ReactNode {
  const [failure, setFailure] = useState('');
  const save = (kind: (typeof KINDS)[number]): void => {
    download(cartId, kind).then(
      () => setFailure(''),
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <div className="row" role="group" aria-label="Export">
      {KINDS.map((kind) => (
        <button key={kind} onClick={() => save(kind)}>
          {kind.toUpperCase()}
        </button>
      ))}
      {failure !== '' && <p role="alert">{failure}</p>}
    </div>
  );
}
