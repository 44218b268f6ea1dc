import type { Cart, CommandAnswer } from '../api/types.js';
import { adoptAnswer, adoptCart } from '../sync/adopt.js';
import { cartPath } from '../sync/request.js';
import { CartError } from '../transport/errors.js';
import type { ClientContext } from './context.js';
import type { Slot } from './slot.js';

const REQUEST = { method: 'POST', path: 'checkout' };

/**
 * Resolves when every click has reached the server.
 * @throws CartError `queue-not-empty` when there is no connection or nobody to send as; `changes-refused` when
 *   the server refused one of them: look before going on
 */
export async function emptied(slot: Slot, context: ClientContext): Promise<void> {
  const { queue, drain } = slot;
  const before = context.platform.now();
  drain.flush();
  await queue.saved();
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      const stuck = context.connectivity.connection === 'offline' || drain.state === 'parked';
      if (queue.pending.length > 0 && !stuck) return;
      stop();
      unlisten();
      if (queue.pending.length === 0) resolve();
      else reject(new CartError('queue-not-empty', REQUEST));
    };
    const stop = queue.onChange(look);
    const unlisten = context.connectivity.onChange(look);
    look();
  });
  if (queue.state.rejections.some(({ at }) => at >= before)) throw new CartError('changes-refused', REQUEST);
}

/**
 * Sends the queue, then checks out exactly what is shown.
 * @throws CartError `version-mismatch` when the cart changed elsewhere; the view has the new one then
 */
export async function checkOut(slot: Slot, context: ClientContext): Promise<Cart> {
  await emptied(slot, context);
  const { cart } = slot.queue.state;
  if (cart === undefined) throw new CartError('cart-empty', REQUEST);
  const request = {
    method: 'POST',
    path: `${cartPath(cart.cartId)}/checkout`,
    ifMatch: cart.version,
    idempotencyKey: context.platform.newId(),
  } as const;
  try {
    const { body } = await slot.send<CommandAnswer>(request);
    await slot.queue.change((state) => adoptAnswer(state, undefined, body));
    return body.cart;
  } catch (error) {
    if (error instanceof CartError) await slot.queue.change((state) => adoptCart(state, error.cart));
    throw error;
  }
}
