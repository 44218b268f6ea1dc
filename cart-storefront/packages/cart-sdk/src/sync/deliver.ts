import type { Cart, CommandAnswer } from '../api/types.js';
import type { Credential } from '../auth/credential.js';
import type { Op } from '../ops/op.js';
import type { Platform } from '../platform/platform.js';
import { CartError } from '../transport/errors.js';
import type { Answer, Transport } from '../transport/transport.js';
import { adoptAnswer } from './adopt.js';
import type { SlotQueue } from './queue.js';
import { requestOf } from './request.js';

/** What a new cart of this slot is made with. */
export interface CartDefaults {
  store: string;
  currency: string;
}

export interface DeliveryContext {
  queue: SlotQueue;
  credential: Credential;
  transport: Transport;
  platform: Platform;
  defaults: CartDefaults;
}

/** `op` is missing when the failure came before one was chosen; `token` is the credential that was used. */
export type Delivery =
  | { kind: 'empty' }
  | { kind: 'applied'; op: Op; replayed: boolean }
  | { kind: 'failed'; op: Op | undefined; token: string | undefined; error: CartError };

/** Counts the send in the store before it happens, so that no tab merges another click into this op. */
const claimHead = (queue: SlotQueue): Promise<Op | undefined> =>
  queue.update((state) => {
    const [head, ...rest] = state.ops;
    if (head === undefined) return [state, undefined];
    const claimed = { ...head, sends: head.sends + 1 };
    return [{ ...state, ops: [claimed, ...rest] }, claimed];
  });

/** The slot's cart; the first op of a slot without one creates it, or finds the customer's. */
async function ensureCart(context: DeliveryContext, token: string | undefined): Promise<Cart> {
  const { queue, transport, platform, defaults } = context;
  if (queue.state.cart !== undefined) return queue.state.cart;
  const body = { currency: defaults.currency, store: defaults.store };
  const idempotencyKey = platform.newId();
  const answer = await transport.send<CommandAnswer>({
    method: 'POST',
    path: '/v1/carts',
    body,
    idempotencyKey,
    token,
  });
  await queue.change((state) => adoptAnswer(state, undefined, answer.body));
  return answer.body.cart;
}

/** Sends the oldest op once; `keepalive` lets the request outlive the page. */
export async function deliverHead(context: DeliveryContext, keepalive: boolean): Promise<Delivery> {
  const { queue, credential, transport } = context;
  let token: string | undefined;
  let op: Op | undefined;
  try {
    token = await credential.current();
    const cart = await ensureCart(context, token);
    token = await credential.current();
    op = await claimHead(queue);
    if (op === undefined) return { kind: 'empty' };
    const request = requestOf(op, queue.state.cart ?? cart);
    const answer: Answer<CommandAnswer> = await transport.send({
      ...request,
      idempotencyKey: op.id,
      token,
      keepalive,
    });
    const { id } = op;
    await queue.change((state) => adoptAnswer(state, id, answer.body));
    return { kind: 'applied', op, replayed: answer.replayed };
  } catch (error) {
    if (!(error instanceof CartError)) throw error;
    return { kind: 'failed', op, token, error };
  }
}
