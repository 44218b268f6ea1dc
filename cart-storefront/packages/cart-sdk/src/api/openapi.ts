/**
 * What the two services say over HTTP, in the shape `openapi-typescript` writes, so that the generated file
 * can take this one's place without touching anything else.
 */
export interface components {
  schemas: {
    Money: { amountMinor: number; currency: string };
    CartStatus: 'ACTIVE' | 'MERGING' | 'MERGED' | 'CHECKED_OUT' | 'ORDERED' | 'EXPIRED' | 'SAVED';
    LineFlag: 'PRICE_CHANGED' | 'INSUFFICIENT_STOCK' | 'DISCONTINUED';
    CartLine: {
      lineId: string;
      sku: string;
      name: string;
      attributes: Record<string, string>;
      quantity: number;
      unitPrice: components['schemas']['Money'];
      lineTotal: components['schemas']['Money'];
      addedAt: string;
      flags: components['schemas']['LineFlag'][];
    };
    EventLine: {
      lineId: string;
      sku: string;
      name: string;
      attributes: Record<string, string>;
      quantity: number;
      unitPrice: components['schemas']['Money'];
      addedAt: string;
    };
    Cart: {
      cartId: string;
      version: number;
      status: components['schemas']['CartStatus'];
      store: string;
      currency: string;
      owner: { type: 'GUEST' | 'CUSTOMER' };
      lines: components['schemas']['CartLine'][];
      itemCount: number;
      subtotal: components['schemas']['Money'];
      createdAt: string;
      updatedAt: string;
      stateHash: string;
      mergedInto?: string;
      orderId?: string;
    };
    Warning: { code: string; lineId?: string; detail: string };
    CommandAnswer: {
      cart: components['schemas']['Cart'];
      events: { type: string; version: number }[];
      appliedCommandIds: string[];
      warnings: components['schemas']['Warning'][];
      guestToken?: string;
      merge?: components['schemas']['Merge'];
    };
    CartPolicy: 'MERGE' | 'USE_GUEST' | 'USE_CUSTOMER' | 'USE_GUEST_IF_CUSTOMER_EMPTY';
    QuantityPolicy: 'MAX' | 'SUM' | 'CUSTOMER' | 'GUEST';
    MergeStatus: 'REQUESTED' | 'CLAIMED' | 'COMPLETED' | 'REJECTED' | 'REVERTED' | 'PREVIEW';
    MergeReason:
      | 'INSUFFICIENT_STOCK'
      | 'LINE_MAXIMUM'
      | 'LINE_LIMIT'
      | 'BELOW_MINIMUM'
      | 'DISCONTINUED'
      | 'NO_PRICE'
      | 'POLICY';
    MergeOutcome: {
      lineId: string;
      sku: string;
      outcome: 'ADDED' | 'COMBINED' | 'CLAMPED' | 'NOT_MERGED';
      requested: number;
      granted: number;
      reason?: components['schemas']['MergeReason'];
    };
    Merge: {
      mergeId: string;
      status: components['schemas']['MergeStatus'];
      attempt: number;
      guestCartId: string;
      customerCartId: string;
      cartPolicy: components['schemas']['CartPolicy'];
      quantityPolicy: components['schemas']['QuantityPolicy'];
      outcomes: components['schemas']['MergeOutcome'][];
      dropped: components['schemas']['EventLine'][];
      savedCartId?: string;
    };
    ProblemItem: {
      pointer: string;
      code: string;
      lineId?: string;
      requested?: number;
      allowed?: number;
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: string;
      retryable: boolean;
      currentVersion?: number;
      cart?: components['schemas']['Cart'];
      errors?: components['schemas']['ProblemItem'][];
    };
  };
}
