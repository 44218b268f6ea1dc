// Written by `npm run types` from the services' OpenAPI documents. Do not edit.
export interface components {
  schemas: {
    Attributes: {
      [key: string]: string;
    };
    Batch: {
      commands: components['schemas']['Command'][];
    };
    Cart: {
      cartId: string;
      /** Format: date-time */
      createdAt: string;
      currency: string;
      itemCount: number;
      lines: components['schemas']['CartLine'][];
      mergedInto?: string;
      orderId?: string;
      owner: {
        /** @enum {string} */
        type: 'GUEST' | 'CUSTOMER';
      };
      stateHash: string;
      status: components['schemas']['CartStatus'];
      store: string;
      subtotal: components['schemas']['Money'];
      /** Format: date-time */
      updatedAt: string;
      version: number;
    };
    CartLine: {
      /** Format: date-time */
      addedAt: string;
      attributes: components['schemas']['Attributes'];
      flags: components['schemas']['LineFlag'][];
      lineId: string;
      lineTotal: components['schemas']['Money'];
      name: string;
      quantity: number;
      sku: string;
      unitPrice: components['schemas']['Money'];
    };
    /** @enum {string} */
    CartStatus: 'ACTIVE' | 'MERGING' | 'MERGED' | 'CHECKED_OUT' | 'ORDERED' | 'EXPIRED' | 'SAVED';
    ClientReport: {
      counts: {
        event: string;
        kind: string;
        times: number;
      }[];
      /** @description Of so many pages one reports. */
      oneIn: number;
      /** @description Changes that have not reached the service. */
      pending: number;
      store: string;
    };
    ClientReportReply: {
      counted: number;
    };
    Command:
      | {
          attributes?: components['schemas']['Attributes'];
          quantity: number;
          sku: string;
          /** @constant */
          type: 'AddItem';
        }
      | {
          lineId: string;
          quantity: number;
          /** @constant */
          type: 'ChangeQuantity';
        }
      | {
          delta: number;
          lineId: string;
          /** @constant */
          type: 'ChangeQuantityBy';
        }
      | {
          lineId: string;
          /** @constant */
          type: 'RemoveItem';
        }
      | {
          /** @constant */
          type: 'ClearCart';
        }
      | {
          /** @constant */
          type: 'Recalculate';
        };
    Diff: {
      added: Record<string, never>[];
      changed: Record<string, never>[];
      from: number;
      removed: Record<string, never>[];
      to: number;
    };
    DroppedLine: {
      /** Format: date-time */
      addedAt: string;
      attributes: components['schemas']['Attributes'];
      lineId: string;
      name: string;
      quantity: number;
      sku: string;
      unitPrice: components['schemas']['Money'];
    };
    Event: {
      meta: Record<string, never>;
      type: string;
    };
    EventPlace: {
      offset: number;
      partition: number;
      schemaId: number;
      version: number;
    };
    Events: {
      events: components['schemas']['Event'][];
      next: string | null;
      places?: components['schemas']['EventPlace'][];
    };
    Inspection: {
      agree: boolean;
      cartId: string;
      fold?: {
        cart: components['schemas']['Cart'];
        holds?: boolean;
        offset?: number;
        stateHash: string;
        version: number;
      };
      lagRecords: number;
      owner?: components['schemas']['ShardOwner'];
      partition: number;
      view?: {
        cart: components['schemas']['Cart'];
        /** Format: date-time */
        knownUntil?: string;
        stateHash: string;
        version: number;
      };
      writer?: {
        cart: components['schemas']['Cart'];
        offset?: number;
        stateHash: string;
        version: number;
      };
    };
    Item: {
      attributes?: components['schemas']['Attributes'];
      quantity: number;
      sku: string;
    };
    Line: {
      /** Format: date-time */
      addedAt: string;
      attributes: {
        [key: string]: string;
      };
      flags: ('PRICE_CHANGED' | 'INSUFFICIENT_STOCK' | 'DISCONTINUED')[];
      lineId: string;
      lineTotal: components['schemas']['Money'];
      name: string;
      quantity: number;
      sku: string;
      unitPrice: components['schemas']['Money'];
    };
    LineChange:
      | {
          /** @description 0 removes the line. */
          quantity: number;
        }
      | {
          delta: number;
        };
    /** @enum {string} */
    LineFlag: 'PRICE_CHANGED' | 'INSUFFICIENT_STOCK' | 'DISCONTINUED';
    Merge: {
      attempt: number;
      /** @enum {string} */
      cartPolicy: 'MERGE' | 'USE_GUEST' | 'USE_CUSTOMER' | 'USE_GUEST_IF_CUSTOMER_EMPTY';
      /** @description Absent in the preview of a customer who has no cart yet. */
      customerCartId?: string;
      /** @description The customer's lines that the policy removed. */
      dropped: components['schemas']['DroppedLine'][];
      guestCartId: string;
      /** Format: uuid */
      mergeId: string;
      outcomes: components['schemas']['MergeOutcome'][];
      /** @enum {string} */
      quantityPolicy: 'MAX' | 'SUM' | 'CUSTOMER' | 'GUEST';
      /** @description The cart with the guest's lines, once the merge was undone. */
      savedCartId?: string;
      /** @enum {string} */
      status: 'REQUESTED' | 'CLAIMED' | 'COMPLETED' | 'REJECTED' | 'REVERTED' | 'PREVIEW';
    };
    MergeOnly: {
      merge: components['schemas']['Merge'];
    };
    MergeOutcome: {
      /** @description The resulting quantity. */
      granted: number;
      lineId: string;
      /** @enum {string} */
      outcome: 'ADDED' | 'COMBINED' | 'CLAMPED' | 'NOT_MERGED';
      /** @enum {string} */
      reason?:
        | 'INSUFFICIENT_STOCK'
        | 'LINE_MAXIMUM'
        | 'LINE_LIMIT'
        | 'BELOW_MINIMUM'
        | 'DISCONTINUED'
        | 'NO_PRICE'
        | 'POLICY';
      requested: number;
      sku: string;
    };
    MergeReply: {
      /** @description The last commands that took effect, newest last. */
      appliedCommandIds: string[];
      cart: components['schemas']['Cart'];
      events: {
        type: string;
        version: number;
      }[];
      merge: components['schemas']['Merge'];
      warnings: {
        code: components['schemas']['LineFlag'];
        detail: string;
        lineId?: string;
      }[];
    };
    MergeWish: {
      /**
       * @default MERGE
       * @enum {string}
       */
      cartPolicy: 'MERGE' | 'USE_GUEST' | 'USE_CUSTOMER' | 'USE_GUEST_IF_CUSTOMER_EMPTY';
      guestCartId: string;
      guestToken: string;
      /**
       * @default MAX
       * @enum {string}
       */
      quantityPolicy: 'MAX' | 'SUM' | 'CUSTOMER' | 'GUEST';
    };
    Money: {
      /** @description In the currency's smallest unit. */
      amountMinor: number;
      currency: string;
    };
    NewCart: {
      currency: string;
      /** @default default */
      store: string;
    };
    NewCartReply: {
      /** @description The last commands that took effect, newest last. */
      appliedCommandIds: string[];
      cart: components['schemas']['Cart'];
      events: {
        type: string;
        version: number;
      }[];
      /** @description Only for a guest, and only this once. */
      guestToken?: string;
      warnings: {
        code: components['schemas']['LineFlag'];
        detail: string;
        lineId?: string;
      }[];
    };
    Nothing: Record<string, never>;
    /** @description RFC 9457 problem details. */
    Problem: {
      cart?: components['schemas']['Cart'];
      /** @description What programs tell problems apart by. */
      code: string;
      currentVersion?: number;
      detail: string;
      errors?: components['schemas']['ProblemError'][];
      /** @description Whether the same request may succeed later, unchanged. */
      retryable: boolean;
      status: number;
      title: string;
      /** @description /problems/<code>: a page for people. */
      type: string;
    };
    ProblemError: {
      allowed?: number;
      code: string;
      lineId?: string;
      /** @description JSON pointer into the request's body, or /<name> of a parameter. */
      pointer: string;
      requested?: number;
    };
    Reply: {
      /** @description The last commands that took effect, newest last. */
      appliedCommandIds: string[];
      cart: components['schemas']['Cart'];
      events: {
        type: string;
        version: number;
      }[];
      warnings: {
        code: components['schemas']['LineFlag'];
        detail: string;
        lineId?: string;
      }[];
    };
    ShardOwner: {
      instance: string;
      partition: number;
      /** Format: date-time */
      since: string;
      url: string;
    };
    Shards: {
      shards: components['schemas']['ShardOwner'][];
      views: {
        answers?: boolean;
        halts?: {
          offset?: number;
          partition?: number;
          reason?: string;
        }[];
        instance: string;
        parts?: {
          end?: number;
          /** @enum {string} */
          feed?: 'log' | 'lookups';
          /** Format: date-time */
          knownUntil?: string;
          lagRecords?: number;
          next?: number;
          partition?: number;
          readable?: boolean;
        }[];
      }[];
    };
    Verification: {
      checked: number;
      firstBreak?: {
        check: string;
        expected: string;
        found: string;
        version: number;
      };
      holds: boolean;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
