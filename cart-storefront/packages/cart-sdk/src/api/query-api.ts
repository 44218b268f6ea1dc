// Written by `npm run types` from cart-query-service/src/main/resources/query-openapi.json. Do not edit.
export interface components {
  schemas: {
    Cart: {
      cartId: string;
      /** Format: date-time */
      createdAt: string;
      currency: string;
      itemCount: number;
      lines: components['schemas']['Line'][];
      mergedInto?: string;
      orderId?: string;
      owner: {
        /** @enum {unknown} */
        type: 'GUEST' | 'CUSTOMER';
      };
      stateHash: string;
      /** @enum {unknown} */
      status: 'ACTIVE' | 'MERGING' | 'MERGED' | 'CHECKED_OUT' | 'ORDERED' | 'EXPIRED' | 'SAVED';
      store: string;
      subtotal: components['schemas']['Money'];
      /** Format: date-time */
      updatedAt: string;
      version: number;
    };
    Diff: {
      added: Record<string, never>[];
      changed: Record<string, never>[];
      from: number;
      removed: Record<string, never>[];
      to: number;
    };
    Event: {
      meta: Record<string, never>;
      type: string;
    };
    Events: {
      events: components['schemas']['Event'][];
      next: string | null;
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
    Merge: {
      attempt: number;
      cartPolicy: string;
      customerCartId: string;
      dropped: Record<string, never>[];
      guestCartId: string;
      mergeId: string;
      outcomes: Record<string, never>[];
      quantityPolicy: string;
      savedCartId?: string;
      /** @enum {unknown} */
      status: 'REQUESTED' | 'CLAIMED' | 'COMPLETED' | 'REJECTED' | 'REVERTED' | 'PREVIEW';
    };
    Money: {
      amountMinor: number;
      currency: string;
    };
    Problem: {
      cart?: components['schemas']['Cart'];
      code: string;
      currentVersion?: number;
      detail: string;
      errors?: Record<string, never>[];
      retryable: boolean;
      status: number;
      title: string;
      type: string;
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
