/** English sentences for people, by code. A shop with other languages brings its own table of the same shape. */
export const MESSAGES: Readonly<Record<string, string>> = {
  'unknown-sku': 'This item is no longer in the catalogue.',
  'item-not-available': 'This item is not sold at the moment.',
  'insufficient-stock': 'There are not that many left.',
  'quantity-below-limit': 'That is below the smallest quantity for this item.',
  'quantity-above-limit': 'That is above the largest quantity for this item.',
  'line-limit': 'The cart is full: remove a line to add another.',
  'price-not-found': 'This item has no price in your currency.',
  'line-not-found': 'This line was removed elsewhere.',
  'changed-elsewhere': 'This line was changed elsewhere. It now shows what is in the cart.',
  'version-mismatch': 'The cart was changed elsewhere. Please look at it again.',
  'cart-empty': 'The cart is empty.',
  'cart-checked-out': 'This cart is being ordered and cannot be changed now.',
  'cart-ordered': 'This cart is ordered. Your next item starts a new one.',
  'cart-expired': 'This cart has expired. Your next item starts a new one.',
  'cart-saved': 'This cart is put aside and cannot be changed. Your next item starts a new one.',
  'cart-already-merged': 'This cart was merged into another account.',
  'merge-already-decided': 'This merge can no longer be changed.',
  'merge-rejected': 'The two carts could not be merged. The items are kept on this device.',
  'merge-pending': 'The carts are still being merged. Have a look in a moment.',
  'queue-not-empty': 'Some changes have not reached the shop yet. They are kept on this device.',
  'changes-refused': 'Some changes were refused. Please look at the cart before you go on.',
  'too-many-requests': 'That was a little fast. Trying again in a moment.',
  'token-expired': 'Please sign in again.',
  network: 'The shop cannot be reached. Your changes are kept on this device.',
};

const OTHERWISE = 'That did not work. Please try again.';

/** @param allowed the quantity that would have been accepted, when known */
export function messageFor(code: string, allowed?: number): string {
  const message = MESSAGES[code] ?? OTHERWISE;
  return allowed === undefined || allowed === 0 ? message : `${message} Possible: ${allowed}.`;
}
