import type { components } from './query-api.js';

type Schemas = components['schemas'];

export type Money = Schemas['Money'];
export type Cart = Schemas['Cart'];
export type CartLine = Schemas['Line'];
/** A line as events and merges carry it: without total and flags. */
export type EventLine = Omit<CartLine, 'lineTotal' | 'flags'>;
export type CartStatus = Cart['status'];
export type LineFlag = CartLine['flags'][number];
export type Attributes = CartLine['attributes'];
export type Verification = Schemas['Verification'];

export interface Warning {
  code: string;
  lineId?: string;
  detail: string;
}

/** What every successful command is answered with. */
export interface CommandAnswer {
  cart: Cart;
  events: { type: string; version: number }[];
  /** The newest of the keys that took effect on this cart. */
  appliedCommandIds: string[];
  warnings: Warning[];
  /** Once, with a new guest cart. */
  guestToken?: string;
  merge?: Merge;
}

export type CartPolicy = 'MERGE' | 'USE_GUEST' | 'USE_CUSTOMER' | 'USE_GUEST_IF_CUSTOMER_EMPTY';
export type QuantityPolicy = 'MAX' | 'SUM' | 'CUSTOMER' | 'GUEST';
export type MergeReason =
  | 'INSUFFICIENT_STOCK'
  | 'LINE_MAXIMUM'
  | 'LINE_LIMIT'
  | 'BELOW_MINIMUM'
  | 'DISCONTINUED'
  | 'NO_PRICE'
  | 'POLICY';

/** What became of one line of the guest's cart. */
export interface MergeOutcome {
  lineId: string;
  sku: string;
  outcome: 'ADDED' | 'COMBINED' | 'CLAMPED' | 'NOT_MERGED';
  requested: number;
  granted: number;
  reason?: MergeReason;
}

/** The services describe outcomes and policies more loosely than they are. */
export type Merge = Omit<Schemas['Merge'], 'cartPolicy' | 'quantityPolicy' | 'outcomes' | 'dropped'> & {
  cartPolicy: CartPolicy;
  quantityPolicy: QuantityPolicy;
  outcomes: MergeOutcome[];
  dropped: EventLine[];
};

/** One refused part of a request. */
export interface ProblemItem {
  pointer: string;
  code: string;
  lineId?: string;
  requested?: number;
  allowed?: number;
}

export type Problem = Omit<Schemas['Problem'], 'errors'> & { errors?: ProblemItem[] };
