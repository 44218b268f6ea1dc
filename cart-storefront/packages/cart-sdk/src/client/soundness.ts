import type { Cart } from '../api/types.js';
import type { Telemetry } from '../telemetry/bus.js';
import { violationsOf } from '../verify/invariants.js';

/** Checks each new cart document against what it claims; an unsound one is reported and read again once. */
export class SoundnessCheck {
  #checked = '';
  #currentlySound = true;

  readonly #telemetry: Telemetry;
  readonly #readAgain: () => void;

  constructor(telemetry: Telemetry, readAgain: () => void) {
    this.#telemetry = telemetry;
    this.#readAgain = readAgain;
  }

  get sound(): boolean {
    return this.#currentlySound;
  }

  check(cart: Cart | undefined): void {
    const key = cart === undefined ? '' : `${cart.cartId}/${cart.version}/${cart.stateHash}`;
    if (key === this.#checked) return;
    this.#checked = key;
    const violations = cart === undefined ? [] : violationsOf(cart);
    this.#currentlySound = violations.length === 0;
    for (const { invariant } of violations) {
      this.#telemetry.emit({ type: 'unsound-cart', invariant, version: cart?.version ?? 0 });
    }
    if (!this.#currentlySound) this.#readAgain();
  }
}
