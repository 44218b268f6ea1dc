import type { ReactNode } from 'react';
import type { Loaded } from '../api/use-loaded.js';

interface Props<T> {
  loaded: Loaded<T>;
  children: (value: T) => ReactNode;
}

/** Loading, failed or there. */
export function LoadedView<T>({ loaded, children }: Props<T>): ReactNode {
  switch (loaded.state) {
    case 'loading':
      return <p className="loading">Loading…</p>;
    case 'failed':
      return (
        <p role="alert" className="failure">
          {loaded.message}
        </p>
      );
    case 'there':
      return children(loaded.value);
  }
}
