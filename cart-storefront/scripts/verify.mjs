// What the Maven build runs after build.mjs: every check and every test that needs no services.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));

/** Runs a script of package.json; what it printed comes out in one piece. */
const run = (script) =>
  new Promise((resolve, reject) => {
    const begun = Date.now();
    const child = spawn('npm', ['run', '--silent', script], { cwd, shell: process.platform === 'win32' });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => printed.push(text));
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - begun) / 1000);
      console.log(`storefront: npm run ${script}, ${seconds} s\n${Buffer.concat(printed)}`);
      resolve(code === 0);
    });
  });

/** One after the other, until one fails. */
async function inTurn(...scripts) {
  for (const script of scripts) if (!(await run(script))) return false;
  return true;
}

// The unit tests keep one processor busy for most of their time: there is room beside them.
const [isClean, isTested] = await Promise.all([inTurn('typecheck', 'lint'), inTurn('test')]);
process.exitCode = isClean && isTested && (await inTurn('test:pack', 'test:browser')) ? 0 : 1;
