import { canonicalJson, type Json } from '../verify/canonical.js';
import { sha256Hex } from '../verify/sha256.js';
import type { AuditEvent } from './events.js';

/** The previousHash of version 1. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

export interface ChainVerification {
  holds: boolean;
  /** Events that were checked. */
  checked: number;
  firstBreak?: { version: number; reason: 'gap' | 'previous-hash' | 'hash' };
}

/** SHA-256 of the canonical JSON of the event as the audit API shows it, without `hash`. */
export function eventHashOf(event: AuditEvent): string {
  const { hash, ...meta } = event.meta;
  return sha256Hex(canonicalJson({ ...event, meta } as unknown as Json));
}

/** Checks an exported history from its first version on: no gap, each event's hash, each link to the one before. */
export function verifyChain(events: readonly AuditEvent[]): ChainVerification {
  let previousHash = FIRST_PREVIOUS_HASH;
  for (const [i, event] of events.entries()) {
    const { version, hash } = event.meta;
    const reason = breakAt(event, i + 1, previousHash);
    if (reason !== undefined) return { holds: false, checked: i, firstBreak: { version, reason } };
    previousHash = hash;
  }
  return { holds: true, checked: events.length };
}

function breakAt(
  event: AuditEvent,
  version: number,
  previousHash: string,
): 'gap' | 'previous-hash' | 'hash' | undefined {
  if (event.meta.version !== version) return 'gap';
  if (event.meta.previousHash !== previousHash) return 'previous-hash';
  return eventHashOf(event) === event.meta.hash ? undefined : 'hash';
}
