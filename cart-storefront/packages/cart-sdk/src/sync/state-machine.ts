/** What the queue of one slot is doing. */
export type SyncState = 'idle' | 'settling' | 'sending' | 'backing-off' | 'parked' | 'closed';

const SUCCESSORS: Readonly<Record<SyncState, readonly SyncState[]>> = {
  idle: ['settling', 'sending', 'parked', 'closed'],
  settling: ['settling', 'sending', 'idle', 'parked', 'closed'],
  sending: ['sending', 'settling', 'backing-off', 'idle', 'parked', 'closed'],
  'backing-off': ['sending', 'settling', 'idle', 'parked', 'closed'],
  parked: ['settling', 'sending', 'idle', 'closed'],
  closed: [],
};

/** @throws Error for a transition that has no meaning: a mistake in the SDK */
export function syncTransition(from: SyncState, to: SyncState): SyncState {
  if (from === to) return to;
  if (!SUCCESSORS[from].includes(to)) throw new Error(`sync: ${from} → ${to}`);
  return to;
}
