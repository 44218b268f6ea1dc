import type { Cart, CartPolicy, CommandAnswer, Merge, QuantityPolicy } from '../api/types.js';
import type { CartClient } from '../client/client.js';
import type { Slot } from '../client/slot.js';
import { adoptAnswer, forgetCart } from '../sync/adopt.js';
import { CartError, NotFoundError } from '../transport/errors.js';

const POLL_MS = 500;
/** How long a merge that goes on at the server is watched before the person is told to look later. */
const WATCH_MS_MAX = 30_000;
const PATH = '/v1/customers/me/cart/merge';

export interface MergePolicies {
  cartPolicy?: CartPolicy;
  quantityPolicy?: QuantityPolicy;
}

export interface MergeResult {
  merge: Merge;
  /**
   * Takes the merge back; possible for 30 minutes, before checkout. The guest's lines are then kept as a cart
   * of their own.
   * @throws CartError `merge-already-decided` when it is too late
   */
  undo(): Promise<Merge>;
}

interface Parties {
  guest: Slot;
  customer: Slot;
  body: { guestCartId: string; guestToken: string } & MergePolicies;
}

/** Sends the guest's last clicks; undefined when there is nothing to merge. */
async function parties(client: CartClient, policies: MergePolicies): Promise<Parties | undefined> {
  const guest = client.slots.of({ kind: 'guest' });
  await guest.queue.load();
  await guest.emptied().catch((error: unknown) => {
    // A click that the server refused is shown at its line; it is no reason to keep the carts apart.
    if (!(error instanceof CartError) || error.code !== 'changes-refused') throw error;
  });
  const { cart, guestToken } = guest.queue.state;
  if (cart === undefined || guestToken === undefined || cart.lines.length === 0) return undefined;
  const customer = client.slots.of(client.session.identity);
  return { guest, customer, body: { guestCartId: cart.cartId, guestToken, ...policies } };
}

/** A guest cart that the server no longer knows was merged or has expired: nothing is left to merge. */
async function unlessGone<T>(guest: Slot, send: Promise<T>): Promise<T | undefined> {
  try {
    return await send;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    await guest.queue.change(forgetCart);
    return undefined;
  }
}

/**
 * What a merge would do with each line; writes nothing. Undefined: nothing to merge.
 * @throws CartError the guest cart stays as it is
 */
export async function previewMerge(
  client: CartClient,
  policies: MergePolicies = {},
): Promise<Merge | undefined> {
  const found = await parties(client, policies);
  if (found === undefined) return undefined;
  const { guest, customer, body } = found;
  const answer = await unlessGone(
    guest,
    customer.send<{ merge: Merge }>({ method: 'POST', path: `${PATH}-previews`, body }),
  );
  return answer?.body.merge;
}

/**
 * Merges the guest's cart into that of the person who signed in. Undefined: nothing to merge. Repeating it
 * after a failure changes nothing twice.
 * @throws CartError the guest cart stays as it is, and can be merged later
 */
export async function mergeGuestCart(
  client: CartClient,
  policies: MergePolicies = {},
): Promise<MergeResult | undefined> {
  const found = await parties(client, policies);
  if (found === undefined) return undefined;
  const { guest, customer, body } = found;
  const idempotencyKey = client.platform.newId();
  const answer = await unlessGone(
    guest,
    customer.send<CommandAnswer>({ method: 'POST', path: `${PATH}s`, body, idempotencyKey }),
  );
  if (answer?.body.merge === undefined) return undefined;
  const merge = await completed(client, customer, answer.body.merge);
  client.telemetry.emit({ type: 'merge', status: merge.status });
  if (merge.status === 'REJECTED')
    throw new CartError('merge-rejected', { method: 'POST', path: `${PATH}s` });
  await show(customer, answer.status === 200 ? answer.body : undefined);
  await guest.queue.change(forgetCart);
  return { merge, undo: () => revert(client, customer, merge.mergeId) };
}

/** Follows a merge that finishes later. @throws CartError `merge-pending` when that takes too long */
async function completed(client: CartClient, customer: Slot, first: Merge): Promise<Merge> {
  let merge = first;
  const path = `/v1/merges/${encodeURIComponent(first.mergeId)}`;
  for (let waitedMs = 0; merge.status === 'REQUESTED' || merge.status === 'CLAIMED'; waitedMs += POLL_MS) {
    if (waitedMs >= WATCH_MS_MAX) throw new CartError('merge-pending', { method: 'GET', path });
    await client.platform.sleep(POLL_MS);
    merge = (await customer.send<{ merge: Merge }>({ method: 'GET', path })).body.merge;
  }
  return merge;
}

async function revert(client: CartClient, customer: Slot, mergeId: string): Promise<Merge> {
  const store = encodeURIComponent(customer.queue.state.cart?.store ?? 'default');
  const path = `${PATH}s/${encodeURIComponent(mergeId)}/revert?store=${store}`;
  const { body } = await customer.send<CommandAnswer & { merge: Merge }>({
    method: 'POST',
    path,
    idempotencyKey: client.platform.newId(),
  });
  client.telemetry.emit({ type: 'merge', status: body.merge.status });
  await show(customer, body);
  return body.merge;
}

async function show(customer: Slot, answer: Partial<CommandAnswer> | undefined): Promise<void> {
  const cart: Cart | undefined = answer?.cart;
  if (cart === undefined) return customer.read();
  const { appliedCommandIds = [], events = [], warnings = [] } = answer ?? {};
  await customer.queue.change((state) =>
    adoptAnswer(state, undefined, { cart, appliedCommandIds, events, warnings }),
  );
}
