import type { Attributes, Cart } from '../api/types.js';
import { canonicalJson } from './canonical.js';
import { sha256, sha256Hex } from './sha256.js';

const LINE_ID_CHARACTERS = 22;

/**
 * The id of the line that holds this SKU with these attributes: the same here, on the server and in a merge.
 * 22 characters of base64url.
 */
export function lineIdOf(sku: string, attributes: Attributes = {}): string {
  const digest = sha256(new TextEncoder().encode(canonicalJson({ attributes, sku })));
  return btoa(String.fromCharCode(...digest))
    .slice(0, LINE_ID_CHARACTERS)
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** SHA-256, in hexadecimal, of what the cart holds; equal hashes mean equal carts. */
export function stateHashOf(cart: Omit<Cart, 'stateHash'>): string {
  const { cartId, version, status, currency } = cart;
  const lines = cart.lines.map(({ lineId, sku, attributes, quantity, unitPrice }) => ({
    lineId,
    sku,
    attributes,
    quantity,
    unitPrice: { amountMinor: unitPrice.amountMinor, currency: unitPrice.currency },
  }));
  return sha256Hex(canonicalJson({ cartId, version, status, currency, lines }));
}
