import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import { useEffect, useState, type ReactNode } from 'react';
import { searchEvents } from '../api/api.js';
import { EventTable } from '../find/event-table.js';

const LOOK_MS = 2_000;
const SHOWN_MAX = 200;
/** Events may become readable a little after they happened. */
const OVERLAP_MS = 5_000;
/** So much of what has just happened is there at once. */
const BEGIN_MS = 60_000;

/** What happens now, over all carts, newest first. */
export function LivePage(): ReactNode {
  const [paused, setPaused] = useState(false);
  const [events, setEvents] = useState<AuditEvent[]>([]);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    if (paused) return;
    const stop = new AbortController();
    let from = Date.now() - BEGIN_MS;
    const look = async (): Promise<void> => {
      const now = Date.now();
      const query = new URLSearchParams({
        from: new Date(from).toISOString(),
        to: new Date(now).toISOString(),
        limit: '1000',
      });
      try {
        const page = await searchEvents(query, stop.signal);
        from = now - OVERLAP_MS;
        setEvents((before) => withNew(before, page.events));
        setFailure('');
      } catch (error) {
        if (!stop.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
      }
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [paused]);
  return (
    <article>
      <h1>Live</h1>
      <p className="row">
        <button onClick={() => setPaused(!paused)}>{paused ? 'Go on' : 'Pause'}</button>
        <span className="quiet">{paused ? 'Paused' : 'Looking every two seconds'}</span>
      </p>
      {failure === '' ? (
        <EventTable events={events} more={false} empty="Nothing happens just now." />
      ) : (
        <p role="alert" className="failure">
          {failure}
        </p>
      )}
    </article>
  );
}

function withNew(before: AuditEvent[], found: AuditEvent[]): AuditEvent[] {
  const known = new Set(before.map(({ meta }) => meta.eventId));
  const fresh = found.filter(({ meta }) => !known.has(meta.eventId));
  return [...fresh.reverse(), ...before].slice(0, SHOWN_MAX);
}
