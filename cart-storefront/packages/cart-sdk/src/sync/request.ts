import type { Cart } from '../api/types.js';
import type { Op } from '../ops/op.js';
import type { Request } from '../transport/transport.js';

type CommandRequest = Pick<Request, 'method' | 'path' | 'body' | 'ifMatch'>;

export const cartPath = (cartId: string): string => `/v1/carts/${encodeURIComponent(cartId)}`;

/**
 * The request for an op. If-Match goes only where a change by someone else would matter: an absolute quantity
 * and a clearing. Additions, steps and removals mean the same on any version.
 */
export function requestOf(op: Op, cart: Cart): CommandRequest {
  const { intent } = op;
  const base = cartPath(cart.cartId);
  switch (intent.type) {
    case 'AddItem': {
      const { sku, quantity, attributes } = intent;
      const body = Object.keys(attributes).length === 0 ? { sku, quantity } : { sku, quantity, attributes };
      return { method: 'POST', path: `${base}/lines`, body };
    }
    case 'ChangeQuantity':
      return {
        method: 'PATCH',
        path: `${base}/lines/${intent.lineId}`,
        body: { quantity: intent.quantity },
        ifMatch: cart.version,
      };
    case 'ChangeQuantityBy':
      return { method: 'PATCH', path: `${base}/lines/${intent.lineId}`, body: { delta: intent.delta } };
    case 'RemoveItem':
      return { method: 'DELETE', path: `${base}/lines/${intent.lineId}` };
    case 'ClearCart':
      return { ...batchOf(base, intent.type), ifMatch: cart.version };
    case 'Recalculate':
      return batchOf(base, intent.type);
  }
}

const batchOf = (base: string, type: string): CommandRequest => ({
  method: 'POST',
  path: `${base}/commands`,
  body: { commands: [{ type }] },
});

/** Whether what the person saw when they decided still holds on this cart. */
export function preconditionHolds(op: Op, cart: Cart): boolean {
  const { intent } = op;
  switch (intent.type) {
    case 'ChangeQuantity':
      return cart.lines.some((line) => line.lineId === intent.lineId && line.quantity === intent.seen);
    case 'ClearCart':
      return cart.lines.every(({ lineId }) => intent.seen.includes(lineId));
    case 'AddItem':
    case 'ChangeQuantityBy':
    case 'RemoveItem':
    case 'Recalculate':
      return true;
  }
}
