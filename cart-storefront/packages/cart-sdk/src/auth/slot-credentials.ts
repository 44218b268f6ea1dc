import type { SlotQueue } from '../sync/queue.js';
import type { Credential } from './credential.js';
import type { Identity, Session } from './session.js';

/** The place in the store for one person's cart. Signed-out people's slots keep their ops, parked. */
export const slotOf = (identity: Identity, store: string): string =>
  identity.kind === 'guest' ? `guest/${store}` : `customer:${identity.subject}/${store}`;

/** A guest's capability came with the cart; there is no other. */
export const guestCredential = (queue: () => SlotQueue): Credential => ({
  current: () => Promise.resolve(queue().state.guestToken),
  renew: () => Promise.resolve(false),
  usable: () => true,
});

/** The signed-in customer's access token; of no use to anybody else's slot. */
export function customerCredential(session: Session, subject: string): Credential {
  const usable = (): boolean => session.identity.kind === 'customer' && session.identity.subject === subject;
  return { current: () => session.token(), renew: (refused) => session.renew(refused), usable };
}
