import { backoffMs } from '../retry/retry.js';
import type { RetryContext } from '../retry/retrying.js';
import type { CartError } from '../transport/errors.js';
import type { Connectivity } from './connectivity.js';

/** Spaces the sends of one queue by their outcomes. */
export class Pacer {
  #failures = 0;

  readonly #context: RetryContext;
  readonly #connectivity: Connectivity;

  constructor(context: RetryContext, connectivity: Connectivity) {
    this.#context = context;
    this.#connectivity = connectivity;
  }

  /** The server answered, whatever it said. */
  answered(): void {
    this.#failures = 0;
    this.#context.budget.refund();
    this.#connectivity.succeeded();
  }

  /** Milliseconds to wait before the next send. Without budget only a probe is left, near the cap. */
  delayAfter(error: CartError): number {
    this.#failures += 1;
    this.#connectivity.failed(this.#failures);
    const { retry, budget, platform, telemetry } = this.#context;
    const affordable = budget.spend();
    if (!affordable) telemetry.emit({ type: 'retry-budget-empty' });
    const delayMs = affordable
      ? backoffMs(retry, this.#failures, error.retryAfterMs, platform.random)
      : Math.max(error.retryAfterMs, retry.capMs * (0.5 + platform.random() / 2));
    telemetry.emit({ type: 'retry', reason: error.code, delayMs, attempt: this.#failures });
    return delayMs;
  }
}
