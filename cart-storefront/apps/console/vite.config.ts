import { rename } from 'node:fs/promises';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { workspaceAlias } from '../../workspace-alias.js';

const SHOP = resolve(import.meta.dirname, '../shop/dist');

/** Built into the shop's folder as `console.html`, so that one place serves both. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    {
      name: 'console-html',
      closeBundle: () => rename(resolve(SHOP, 'index.console.html'), resolve(SHOP, 'console.html')),
    },
  ],
  resolve: { alias: workspaceAlias },
  build: {
    target: 'es2023',
    outDir: SHOP,
    emptyOutDir: false,
    assetsDir: 'console',
    rolldownOptions: { input: resolve(import.meta.dirname, 'index.console.html') },
  },
});
