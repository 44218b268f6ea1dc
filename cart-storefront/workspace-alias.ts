import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Lets tests and apps use the packages' sources, so that nothing has to be built before. */
export const workspaceAlias = [
  { find: /^@cartlog\/cart-sdk$/, replacement: at('./packages/cart-sdk/src/index.ts') },
  { find: /^@cartlog\/cart-sdk\/(.+)$/, replacement: at('./packages/cart-sdk/src') + '/$1/index.ts' },
  { find: /^@cartlog\/cart-react$/, replacement: at('./packages/cart-react/src/index.ts') },
  // The services' own list of products: there is one.
  {
    find: /^@demo-catalog(?=\?)/,
    replacement: at('../cart-local/src/main/resources/demo-catalog.csv'),
  },
];
