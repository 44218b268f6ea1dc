import type { Cart, CommandAnswer } from '../api/types.js';
import type { Op, Rejection } from '../ops/op.js';
import { lineOf } from '../ops/op.js';
import type { SlotState } from '../store/store.js';

const REJECTIONS_MAX = 20;

/** Whether the server may have an op that this browser does not know to be applied. */
export const isInFlight = ({ ops }: SlotState): boolean => ops.some(({ sends }) => sends > 0);

export type Adoption = 'adopted' | 'older' | 'op-in-flight' | 'other-cart';

const isNewer = (cart: Cart, than: Cart | undefined): boolean =>
  than === undefined || cart.cartId !== than.cartId || cart.version >= than.version;

/**
 * Takes a cart that came by itself (live, or read). It does not say which ops it contains, so it waits while
 * one may be under way: adopted too early, the op would be counted twice.
 */
export function adoptSnapshot(state: SlotState, cart: Cart): [SlotState, Adoption] {
  if (state.cart !== undefined && state.cart.cartId !== cart.cartId) return [state, 'other-cart'];
  if (!isNewer(cart, state.cart)) return [state, 'older'];
  if (isInFlight(state)) return [state, 'op-in-flight'];
  return [{ ...state, cart }, 'adopted'];
}

/** Takes what the server calls the customer's active cart, also when that is another one than before. */
export function adoptActive(state: SlotState, cart: Cart): [SlotState, Adoption] {
  if (state.cart?.cartId === cart.cartId) return adoptSnapshot(state, cart);
  return isInFlight(state) ? [state, 'op-in-flight'] : [{ ...state, cart }, 'adopted'];
}

/** Takes the answer of a command: its cart, and every op it says is applied, even one whose own answer was lost. */
export function adoptAnswer(state: SlotState, opId: string | undefined, answer: CommandAnswer): SlotState {
  const applied = new Set(answer.appliedCommandIds).add(opId ?? '');
  const leaving = state.ops.filter(({ id }) => applied.has(id));
  const next: SlotState = {
    ...adoptCart(state, answer.cart),
    ops: state.ops.filter(({ id }) => !applied.has(id)),
    rejections: withoutLinesOf(state.rejections, leaving),
  };
  return answer.guestToken === undefined ? next : { ...next, guestToken: answer.guestToken };
}

/** The newer of the two carts. Use with an answer that belongs to the op being sent. */
export const adoptCart = (state: SlotState, cart: Cart | undefined): SlotState =>
  cart === undefined || !isNewer(cart, state.cart) ? state : { ...state, cart };

/** What was said about a line is past once something else succeeded there. */
function withoutLinesOf(rejections: Rejection[], applied: readonly Op[]): Rejection[] {
  const lines = new Set(applied.map(({ intent }) => lineOf(intent)));
  const remaining = rejections.filter(({ intent }) => !lines.has(lineOf(intent)));
  return remaining.length === rejections.length ? rejections : remaining;
}

/** The op leaves with an error that stays at its line. */
export const reject = (state: SlotState, rejection: Rejection): SlotState => ({
  ...state,
  ops: state.ops.filter(({ id }) => id !== rejection.opId),
  rejections: [...state.rejections, rejection].slice(-REJECTIONS_MAX),
});

/** The op leaves without a word: what it wanted is so already. */
export const settle = (state: SlotState, opId: string): SlotState => ({
  ...state,
  ops: state.ops.filter(({ id }) => id !== opId),
});

const FINAL = new Set<string>(['ORDERED', 'MERGED', 'EXPIRED']);

/** The cart will never change again. */
export const isFinal = (cart: Cart): boolean => FINAL.has(cart.status);

/** The cart is gone for good; the ops stay, for the next cart. */
export const forgetCart = ({ ops, rejections }: SlotState): SlotState => ({ ops, rejections });

/** The person has seen it. */
export const dropRejection = (state: SlotState, opId: string): SlotState => ({
  ...state,
  rejections: state.rejections.filter((rejection) => rejection.opId !== opId),
});
