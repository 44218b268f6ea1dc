// What the Maven build runs: npm ci and npm run build, each only when something it reads has changed since.
import { inputsOf, isCurrent, npm, remember } from './changes.mjs';

const INSTALLED = { stamp: 'installed', outputs: ['node_modules/vite/package.json'] };
const BUILT = {
  stamp: 'built',
  outputs: [
    'packages/cart-sdk/dist/index.js',
    'packages/cart-react/dist/index.js',
    'apps/shop/dist/index.html',
    'apps/shop/dist/console.html',
  ],
};

const lock = inputsOf((name) => name.endsWith('package.json') || name === 'package-lock.json');
if (isCurrent(INSTALLED, lock)) console.log('storefront: packages are installed');
else {
  npm('ci', '--no-audit', '--no-fund');
  remember(INSTALLED, lock);
}

const sources = inputsOf(() => true);
if (isCurrent(BUILT, sources)) console.log('storefront: nothing has changed since the last build');
else {
  npm('run', 'build');
  remember(BUILT, sources);
}
