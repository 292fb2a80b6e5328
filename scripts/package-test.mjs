// Packs the project, installs the package into an empty folder, and renders a sample with it: what is
// published works without this work tree.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cgw-gen-package-'));
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

try {
  run('npm', ['pack', '--silent', '--pack-destination', folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  run('npm', ['install', '--silent', '--prefer-offline', '--omit=dev', join(folder, tarball)], folder);
  cpSync(join(root, 'samples/aws-xml/bgp/input.xml'), join(folder, 'vpn.xml'));
  const args = ['cgw-gen', 'render', 'vpn.xml', '--device', 'cisco-ios'];
  const printed = run('npx', ['--no-install', ...args], folder);
  const local = run('node', [join(root, 'bin/cgw-gen.js'), ...args.slice(1)], folder);
  if (printed !== local || printed.length < 1000)
    throw new Error('the package prints something else than the work tree');
  const files = run('tar', ['-tzf', join(folder, tarball)], folder)
    .trim()
    .split('\n');
  const stray = files.filter((name) => /^package\/(src|test|samples|docs|scripts|bench)\//.test(name));
  if (stray.length > 0) throw new Error(`the package holds ${stray.join(', ')}`);
  const license = readFileSync(join(folder, 'node_modules/cgw-gen/LICENSE'), 'utf8');
  if (!license.startsWith('MIT License')) throw new Error('the package has no licence');
  process.stdout.write(`package test: ${files.length} files, renders a sample\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
