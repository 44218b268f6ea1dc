import type { Platform } from '../platform/platform.js';
import type { Telemetry } from '../telemetry/bus.js';
import { CartError } from '../transport/errors.js';
import { backoffMs, type RetryBudget, type RetryPolicy } from './retry.js';

export interface RetryContext {
  retry: RetryPolicy;
  budget: RetryBudget;
  platform: Platform;
  telemetry: Telemetry;
}

/**
 * Repeats what the person waits for, while the failure may pass, there is budget, and attempts are left.
 * @throws CartError the last failure
 */
export async function retrying<T>(context: RetryContext, send: () => Promise<T>): Promise<T> {
  const { retry, budget, platform, telemetry } = context;
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await send();
      budget.refund();
      return result;
    } catch (error) {
      if (!(error instanceof CartError) || !error.retryable) throw error;
      if (attempt >= retry.attempts || !budget.spend()) throw error;
      const delayMs = backoffMs(retry, attempt, error.retryAfterMs, platform.random);
      telemetry.emit({ type: 'retry', reason: error.code, delayMs, attempt });
      await platform.sleep(delayMs);
    }
  }
}
