// Whether a step has to run again: a stamp in target/ holds the hash of everything the step read.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const NOT_SOURCES = new Set(['node_modules', 'dist', 'target']);
/** Read from the services' own sources. */
const ELSEWHERE = ['../cart-local/src/main/resources/demo-catalog.csv'];

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !NOT_SOURCES.has(entry.name)) yield* filesIn(path);
  }
}

/** The hash of the workspace's sources whose name, from the workspace's root, is wanted. */
export function inputsOf(isWanted) {
  const hash = createHash('sha256').update(process.version);
  const elsewhere = ELSEWHERE.map((path) => join(root, path));
  for (const path of [...filesIn(root), ...elsewhere].sort()) {
    const name = relative(root, path);
    if (isWanted(name)) hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

const stampOf = (step) => join(root, 'target', step.stamp);

/** True when the step's outputs are there and were made from these inputs. */
export const isCurrent = (step, inputs) =>
  [...step.outputs.map((path) => join(root, path)), stampOf(step)].every((path) => existsSync(path)) &&
  readFileSync(stampOf(step), 'utf8') === inputs;

export function remember(step, inputs) {
  mkdirSync(join(root, 'target'), { recursive: true });
  writeFileSync(stampOf(step), inputs);
}

/** Runs npm in the workspace and ends this process when it fails. */
export function npm(...args) {
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error !== undefined) console.error(`npm cannot be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
