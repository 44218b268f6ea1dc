import { useEffect, useState } from 'react';
import { ApiError } from './api.js';

export type Loaded<T> =
  { state: 'loading' } | { state: 'failed'; message: string } | { state: 'there'; value: T };

/** Loads when the key changes; an answer that comes too late is dropped. */
export function useLoaded<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<{ key: string; result: Loaded<T> }>();
  useEffect(() => {
    const stop = new AbortController();
    load(stop.signal).then(
      (value) => !stop.signal.aborted && setLoaded({ key, result: { state: 'there', value } }),
      (error: unknown) => {
        if (!stop.signal.aborted) setLoaded({ key, result: { state: 'failed', message: messageOf(error) } });
      },
    );
    return () => stop.abort();
    // The key says what is loaded; a new function for the same key loads the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return loaded?.key === key ? loaded.result : { state: 'loading' };
}

const SCOPES: Readonly<Record<string, string>> = {
  'cart:audit': 'Only auditors may see this. Sign out, and in again as auditor.',
  'cart:operate': 'Only operators may see this. Sign out, and in again as operator.',
};

/** What went wrong, for a person. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ApiError && error.code === 'insufficient-scope') {
    const scope = Object.keys(SCOPES).find((it) => error.message.includes(it)) ?? '';
    return SCOPES[scope] ?? error.message;
  }
  return error instanceof TypeError ? 'The service cannot be reached.' : error.message;
}
