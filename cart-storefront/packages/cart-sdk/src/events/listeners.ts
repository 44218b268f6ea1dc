/** Who wants to be told. */
export class Listeners<A extends unknown[] = []> {
  readonly #all = new Set<(...args: A) => void>();

  /** @returns what takes the listener away again */
  readonly add = (listener: (...args: A) => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  tell(...args: A): void {
    for (const listener of [...this.#all]) listener(...args);
  }
}
