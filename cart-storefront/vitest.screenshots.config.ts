import { defineConfig } from 'vitest/config';
import { workspaceAlias } from './workspace-alias.js';

/** Takes the pictures of docs/storefront; `CART_ORIGIN` is the shop's address of a running platform. */
export default defineConfig({
  resolve: { alias: workspaceAlias },
  test: { include: ['browser-tests/screenshots.ts'], testTimeout: 300_000, hookTimeout: 60_000 },
});
