import type { components } from '../generated/services.js';

type Schemas = components['schemas'];

export type Money = Schemas['Money'];
export type Cart = Schemas['Cart'];
export type CartLine = Schemas['CartLine'];
/** A line as events and merges carry it: without total and flags. */
export type EventLine = Schemas['DroppedLine'];
export type CartStatus = Schemas['CartStatus'];
export type LineFlag = Schemas['LineFlag'];
export type Attributes = Schemas['Attributes'];
/** What a command is answered with; the guest's token comes once, with a new cart. */
export type CommandAnswer = Schemas['Reply'] &
  Partial<Pick<Schemas['NewCartReply'], 'guestToken'>> & {
    merge?: Schemas['Merge'];
  };
export type Warning = CommandAnswer['warnings'][number];
export type Merge = Schemas['Merge'];
export type MergeOutcome = Schemas['MergeOutcome'];
export type MergeReason = NonNullable<MergeOutcome['reason']>;
export type CartPolicy = Merge['cartPolicy'];
export type QuantityPolicy = Merge['quantityPolicy'];
export type Problem = Schemas['Problem'];
export type ProblemItem = Schemas['ProblemError'];
export type Verification = Schemas['Verification'];
/** Where the log holds an event, and the registry's id of the schema it was written with. */
export type EventPlace = Schemas['EventPlace'];
/** An operator's view of all shards, and of one cart. */
export type ShardBoard = Schemas['Shards'];
export type Inspection = Schemas['Inspection'];
