// Plays every browser scenario again and again in front of a running platform, and counts. Nothing is tried a second time:
// one failure is a failure. `npm run scenarios -- --repeat 10`, after `./cart up`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { repeat: { type: 'string', default: '10' } } });
const rounds = Number(values.repeat);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--repeat takes a whole number from 1');

const env = {
  CART_ORIGIN: 'http://127.0.0.1:8080',
  CART_DATA: fileURLToPath(new URL('../../.cart', import.meta.url)),
  ...process.env,
};
const folder = mkdtempSync(join(tmpdir(), 'cartlog-scenarios-'));

/** @returns {{name: string, passed: boolean, message: string}[]} */
function play(round) {
  const outputFile = join(folder, `${round}.json`);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.browser.config.ts'];
  const { stderr } = spawnSync('node', [...vitest, '--reporter=json', `--outputFile=${outputFile}`], {
    cwd,
    env,
    encoding: 'utf8',
  });
  const { testResults } = JSON.parse(readFileSync(outputFile, 'utf8'));
  const results = testResults.flatMap(({ assertionResults, message, name, status }) =>
    assertionResults.length === 0 && status !== 'passed'
      ? [{ name, passed: false, message }]
      : assertionResults.map(({ title, status: outcome, failureMessages }) => ({
          name: title,
          passed: outcome === 'passed',
          message: failureMessages.join('\n'),
        })),
  );
  if (results.length === 0) throw new Error(`nothing was played: ${stderr}`);
  return results;
}

const counts = new Map();
let failures = 0;
try {
  for (let round = 1; round <= rounds; round++) {
    const begun = Date.now();
    const results = play(round);
    const failed = results.filter(({ passed }) => !passed);
    failures += failed.length;
    for (const { name, passed } of results) counts.set(name, (counts.get(name) ?? 0) + Number(passed));
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(
      `round ${round} of ${rounds}: ${results.length - failed.length} of ${results.length}, ${seconds} s`,
    );
    for (const { name, message } of failed) console.log(`  FAILED ${name}\n${message}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const [name, passes] of counts) console.log(`${passes} of ${rounds}  ${name}`);
console.log(failures === 0 ? `Every scenario passed ${rounds} times in a row.` : `${failures} failures.`);
process.exitCode = failures === 0 ? 0 : 1;
