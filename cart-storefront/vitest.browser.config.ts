import { defineConfig } from 'vitest/config';
import { workspaceAlias } from './workspace-alias.js';

const isReal = process.env['CART_ORIGIN'] !== undefined;
const isTraced = process.env['CART_TRACES'] !== undefined;
/** The histories that the console is shown are the model's own; what needs real services needs real ones. */
const ELSEWHERE = [
  ...(isReal ? ['browser-tests/axe.test.ts'] : ['browser-tests/platform.test.ts']),
  ...(isTraced ? [] : ['browser-tests/tracing.test.ts']),
];

/**
 * Real Chromium; build the apps before. With `CART_ORIGIN`, the shop's address, against a running platform; with
 * `CART_TRACES`, one that collects traces.
 */
export default defineConfig({
  resolve: { alias: workspaceAlias },
  test: {
    include: ['browser-tests/**/*.test.ts'],
    exclude: ELSEWHERE,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 200 } },
  },
});
