import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { workspaceAlias } from '../../workspace-alias.js';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { alias: workspaceAlias },
  build: { target: 'es2023', outDir: 'dist', emptyOutDir: true },
});
