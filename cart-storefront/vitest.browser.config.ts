import { defineConfig } from 'vitest/config';
import { workspaceAlias } from './workspace-alias.js';

/** Real Chromium; build the apps before. */
export default defineConfig({
  resolve: { alias: workspaceAlias },
  test: {
    include: ['browser-tests/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
