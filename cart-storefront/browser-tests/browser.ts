import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ARGUMENTS = [
  // Neither a sandbox nor a large /dev/shm is to be had in most containers.
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  // What the browser would ask its maker for is no part of a test.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The system's own Chromium, without a window; `CHROMIUM` names another one. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? CANDIDATES.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error('no Chromium: install the package chromium, or set CHROMIUM');
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
