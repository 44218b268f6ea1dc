// Prints the gzipped size of each package as an app would bundle it, and fails when one is over its budget.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = new URL('..', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

const BUDGETS = [
  { name: 'cart-sdk', entry: 'packages/cart-sdk/dist/index.js', bytesMax: 12_000, external: [] },
  {
    name: 'cart-sdk/merge (lazy)',
    entry: 'packages/cart-sdk/dist/merge/index.js',
    bytesMax: 3_000,
    external: [/\/(transport|sync|retry|auth)\//],
  },
  {
    name: 'cart-react',
    entry: 'packages/cart-react/dist/index.js',
    bytesMax: 4_000,
    external: [/^react/, /^@cartlog\/cart-sdk/],
  },
];

async function gzippedBytes({ entry, external }) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: 'oxc',
      modulePreload: false,
      rolldownOptions: { input: path(entry), external, preserveEntrySignatures: 'strict' },
    },
  });
  const [{ code }] = built.output;
  return gzipSync(code, { level: 9 }).length;
}

let failed = false;
for (const budget of BUDGETS) {
  const bytes = await gzippedBytes(budget);
  const over = bytes > budget.bytesMax;
  failed ||= over;
  console.log(`${budget.name}: ${bytes} of ${budget.bytesMax} bytes gzip${over ? ' — OVER BUDGET' : ''}`);
}
process.exitCode = failed ? 1 : 0;
