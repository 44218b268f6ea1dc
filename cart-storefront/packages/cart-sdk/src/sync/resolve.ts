import type { Op, Rejection } from '../ops/op.js';
import type { Telemetry } from '../telemetry/bus.js';
import { CartError } from '../transport/errors.js';
import { adoptCart, forgetCart, reject, settle } from './adopt.js';
import type { Delivery, DeliveryContext } from './deliver.js';
import { preconditionHolds } from './request.js';
import { verdictOn } from './verdict.js';

const CONFLICTS_MAX = 3;
const REPLACEMENTS_MAX = 2;
const RENEWALS_MAX = 2;

/** What the drain does next. */
export type Next = 'continue' | 'back-off' | 'park';

type Failure = Extract<Delivery, { kind: 'failed' }>;

/** Bounds what is tried for one op before it is given up. */
interface Attempt {
  opId: string | undefined;
  conflicts: number;
  replacements: number;
  renewals: number;
}

const newAttempt = (opId: string | undefined): Attempt => ({
  opId,
  conflicts: 0,
  replacements: 0,
  renewals: 0,
});

/** Decides what becomes of an op whose send failed, and carries it out on the queue. */
export class FailureResolver {
  #attempt = newAttempt(undefined);

  readonly #context: DeliveryContext;
  readonly #telemetry: Telemetry;

  constructor(context: DeliveryContext, telemetry: Telemetry) {
    this.#context = context;
    this.#telemetry = telemetry;
  }

  async resolve({ op, error, token }: Failure): Promise<Next> {
    if (op?.id !== this.#attempt.opId) this.#attempt = newAttempt(op?.id);
    // Before an op is chosen only the credential or the cart's creation can fail: no op may leave for that.
    if (op === undefined) return error.status === 401 ? this.#reauthenticate(error, token) : 'back-off';
    switch (verdictOn(op, error)) {
      case 'retry':
        return 'back-off';
      case 'reauthenticate':
        return this.#reauthenticate(error, token);
      case 'rebase':
        return this.#rebase(op, error);
      case 'replace-cart':
        return this.#isReplaceable() ? this.#replaceCart(error) : this.#reject(op, error);
      case 'settled':
        await this.#context.queue.change((state) => adoptCart(settle(state, op.id), error.cart));
        return 'continue';
      case 'reject':
        return this.#reject(op, error);
    }
  }

  async #reauthenticate(error: CartError, token: string | undefined): Promise<Next> {
    if (this.#attempt.renewals === RENEWALS_MAX) return 'back-off';
    try {
      if (await this.#context.credential.renew(token)) {
        this.#attempt.renewals += 1;
        return 'continue';
      }
    } catch (failure) {
      // An issuer that cannot be reached is asked again for as long as it takes.
      if (failure instanceof CartError && failure.retryable) return 'back-off';
      throw failure;
    }
    if (!this.#context.credential.usable()) return 'park';
    return this.#isReplaceable() ? this.#replaceCart(error) : 'back-off';
  }

  async #rebase(op: Op, error: CartError): Promise<Next> {
    const { queue } = this.#context;
    this.#attempt.conflicts += 1;
    await queue.change((state) => adoptCart(state, error.cart));
    const cart = error.cart ?? queue.state.cart;
    const resend =
      this.#attempt.conflicts <= CONFLICTS_MAX && cart !== undefined && preconditionHolds(op, cart);
    this.#telemetry.emit({ type: 'conflict', opId: op.id, resent: resend });
    if (resend) return 'continue';
    return this.#reject(op, new CartError('changed-elsewhere', error.request));
  }

  #isReplaceable(): boolean {
    this.#attempt.replacements += 1;
    return this.#attempt.replacements <= REPLACEMENTS_MAX;
  }

  /** The cart is gone; the ops go to the next one. */
  async #replaceCart(error: CartError): Promise<Next> {
    await this.#context.queue.change((state) => forgetCart(state));
    this.#telemetry.emit({ type: 'cart-replaced', code: error.code });
    return 'continue';
  }

  async #reject(op: Op, error: CartError): Promise<Next> {
    const { queue, platform } = this.#context;
    const rejection = rejectionOf(op, error, platform.now());
    await queue.change((state) => adoptCart(reject(state, rejection), error.cart));
    this.#telemetry.emit({ type: 'op-rejected', opId: op.id, code: error.code });
    return 'continue';
  }
}

function rejectionOf(op: Op, error: CartError, at: number): Rejection {
  const allowed = error.problem?.errors?.find((item) => item.allowed !== undefined)?.allowed;
  return { opId: op.id, intent: op.intent, code: error.code, detail: error.message, allowed, at };
}
