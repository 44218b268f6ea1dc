export { eventHashOf, FIRST_PREVIOUS_HASH, verifyChain, type ChainVerification } from './chain.js';
export type { AuditEvent, EventMeta, ItemCap } from './events.js';
export { contentsAfterEach, foldCart, type Contents } from './fold.js';
