// Packs the packages as npm would publish them, unpacks them where an outsider would have them, and imports every entry.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PACKAGES = ['cart-sdk', 'cart-react'];
const workspace = fileURLToPath(new URL('..', import.meta.url));
const outside = mkdtempSync(join(tmpdir(), 'cartlog-pack-'));
const modules = join(outside, 'node_modules');

function unpack(name) {
  const folder = join(modules, '@cartlog', name);
  mkdirSync(folder, { recursive: true });
  const options = ['--json', '--ignore-scripts', '--pack-destination', outside, '-w', `@cartlog/${name}`];
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', ...options], { cwd: workspace, encoding: 'utf8' }),
  );
  execFileSync('tar', ['-xzf', join(outside, packed.filename), '-C', folder, '--strip-components=1']);
  return { folder, packed };
}

async function check(name, { folder, packed }) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entries = Object.entries(exports).filter(([, target]) => typeof target === 'object');
  for (const [entry, { types, default: code }] of entries) {
    if (!existsSync(join(folder, types))) throw new Error(`${name} ${entry}: ${types} is not in the package`);
    const found = Object.keys(await import(pathToFileURL(join(folder, code)).href));
    if (found.length === 0) throw new Error(`${name} ${entry} exports nothing`);
  }
  console.log(
    `${packed.filename}: ${packed.files.length} files, ${packed.size} bytes, ${entries.length} entries`,
  );
}

try {
  mkdirSync(modules);
  symlinkSync(join(workspace, 'node_modules/react'), join(modules, 'react'));
  const unpacked = PACKAGES.map(unpack);
  for (const [i, name] of PACKAGES.entries()) await check(name, unpacked[i]);
} finally {
  rmSync(outside, { recursive: true });
}
