import { useEffect, useState } from 'react';
import { messageOf } from './use-loaded.js';

/** What was seen last, and what went wrong since. */
export interface Watched<T> {
  value: T | undefined;
  /** Milliseconds since 1970; of the value. */
  at: number | undefined;
  failure: string | undefined;
}

/** Looks again and again, a pause after each answer. What was seen last stays through failures. */
export function useWatched<T>(load: (signal: AbortSignal) => Promise<T>, pauseMs: number): Watched<T> {
  const [watched, setWatched] = useState<Watched<T>>({ value: undefined, at: undefined, failure: undefined });
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const value = await load(stop.signal);
        if (!stop.signal.aborted) setWatched({ value, at: Date.now(), failure: undefined });
      } catch (error) {
        if (!stop.signal.aborted) setWatched((before) => ({ ...before, failure: messageOf(error) }));
      }
      if (!stop.signal.aborted) timer = setTimeout(() => void look(), pauseMs);
    };
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [load, pauseMs]);
  return watched;
}
