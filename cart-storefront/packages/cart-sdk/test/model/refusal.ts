import type { Cart, Problem, ProblemItem } from '../../src/api/types.js';

/** What the model server answers instead of a success. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly item?: Omit<ProblemItem, 'pointer' | 'code'>,
    readonly cart?: Cart,
    readonly headers: Record<string, string> = {},
  ) {
    super(code);
  }

  problem(): Problem {
    const { status, code, item, cart } = this;
    return {
      type: `/problems/${code}`,
      title: code,
      status,
      detail: `Refused: ${code}`,
      code,
      retryable: status === 429 || status === 503,
      ...(item === undefined ? {} : { errors: [{ pointer: '/quantity', code, ...item }] }),
      ...(cart === undefined ? {} : { cart, currentVersion: cart.version }),
    };
  }
}
