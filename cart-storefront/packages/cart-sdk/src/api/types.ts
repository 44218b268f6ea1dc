import type { components } from './openapi.js';

type Schemas = components['schemas'];

export type Money = Schemas['Money'];
export type Cart = Schemas['Cart'];
export type CartLine = Schemas['CartLine'];
/** A line as events and merges carry it: without total and flags. */
export type EventLine = Schemas['EventLine'];
export type CartStatus = Schemas['CartStatus'];
export type LineFlag = Schemas['LineFlag'];
export type CommandAnswer = Schemas['CommandAnswer'];
export type Warning = Schemas['Warning'];
export type Merge = Schemas['Merge'];
export type MergeOutcome = Schemas['MergeOutcome'];
export type MergeReason = Schemas['MergeReason'];
export type CartPolicy = Schemas['CartPolicy'];
export type QuantityPolicy = Schemas['QuantityPolicy'];
export type Problem = Schemas['Problem'];
export type ProblemItem = Schemas['ProblemItem'];
export type Attributes = Record<string, string>;
