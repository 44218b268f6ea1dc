/** How failures that may pass are tried again. Times in milliseconds. */
export interface RetryPolicy {
  baseMs: number;
  capMs: number;
  /** Sends in a row before the queue is called offline and only probed. */
  attempts: number;
  budgetTokens: number;
  retryCostTokens: number;
  successRefundTokens: number;
}

export const DEFAULT_RETRY: RetryPolicy = {
  baseMs: 200,
  capMs: 20_000,
  attempts: 4,
  budgetTokens: 50,
  retryCostTokens: 5,
  successRefundTokens: 1,
};

/** Full jitter: uniform up to min(cap, base · 2^(attempt − 1)); what the server asked for is a floor. */
export function backoffMs(
  policy: RetryPolicy,
  attempt: number,
  retryAfterMs: number,
  random: () => number,
): number {
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
  return Math.max(retryAfterMs, random() * ceiling);
}

/** Stops a client from adding its retries to a server's trouble. */
export interface RetryBudget {
  /** Takes the price of one retry; false when there is not enough left. */
  spend(): boolean;
  refund(): void;
}

export function createRetryBudget(policy: RetryPolicy): RetryBudget {
  let tokens = policy.budgetTokens;
  return {
    spend() {
      if (tokens < policy.retryCostTokens) return false;
      tokens -= policy.retryCostTokens;
      return true;
    },
    refund() {
      tokens = Math.min(policy.budgetTokens, tokens + policy.successRefundTokens);
    },
  };
}
