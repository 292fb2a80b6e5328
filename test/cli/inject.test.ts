import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { codesIn, SET, useCli } from '../support/cli.js';
import { ROOT } from '../support/golden.js';
import { treeOf } from '../support/tree.js';

const cli = useCli();
const DOCUMENT = join(ROOT, 'samples/ec2-json/bgp-default-options/input.json');
const KEY = 'correct horse battery staple';
const TUNNELS = ['192.0.2.11', '192.0.2.140'] as const;
const ID = 'vpn-02f4a6c8e0b1d3579';
const inject = (...args: readonly string[]) => cli.run(['inject', 'change', ...args]);
const FROM = ['--psk-from', `file:${DOCUMENT}`] as const;
const path = (name: string) => join(cli.folder, name);

/** The bundle is made once, and copied for each test. */
const made = mkdtempSync(join(tmpdir(), 'cgw-gen-'));
afterAll(() => rmSync(made, { recursive: true }));
beforeEach(() => {
  writeFileSync(path('fingerprint.key'), `${KEY}\n`);
  writeFileSync(path('old.json'), readFileSync(DOCUMENT, 'utf8').replaceAll('Xample', 'Former'));
  if (!existsSync(join(made, 'change'))) {
    const args = ['ticket', DOCUMENT, '-d', 'strongswan', ...SET, '--before', 'old.json'];
    const ended = cli.run([
      ...args,
      '--out',
      join(made, 'change'),
      '--fingerprint-key',
      'file:fingerprint.key',
    ]);
    expect(ended.status).toBe(0);
  }
  cpSync(join(made, 'change'), path('change'), { recursive: true });
});

/** The keys of the document, by tunnel. */
function keys(): Record<string, string> {
  const secrets = readFileSync(
    join(cli.folder, 'all/apply/etc/swanctl/conf.d', `${ID}-secrets.conf`),
    'utf8',
  );
  const found = [...secrets.matchAll(/secret = "(.*)"/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(TUNNELS.map((tunnel, index) => [tunnel, found[index] ?? '']));
}

function renderAll(): void {
  const args = ['render', DOCUMENT, '-d', 'strongswan', ...SET, '--part', 'all', '--out', 'all'];
  expect(cli.run(args).status).toBe(0);
}

describe('inject', () => {
  it('writes what render writes, with the same modes', () => {
    renderAll();
    const ended = inject(...FROM, '--out', 'filled');
    expect([ended.status, ended.stdout]).toEqual([0, '']);
    expect(treeOf(path('filled'))).toEqual(treeOf(path('all')));
    expect(codesIn(ended)).toContain('INJECT_NOT_COMPARED');
    expect(codesIn(inject(...FROM, '--out', 'filled'))).toContain('OUTPUT_EXISTS');
  });

  it('prints one file', () => {
    const name = `${ID}-secrets.conf`;
    const { status, stdout } = inject(...FROM, '--file', name);
    const args = ['render', DOCUMENT, '-d', 'strongswan', ...SET, '--file', name];
    expect([status, stdout]).toEqual([0, cli.run(args).stdout]);
    expect(codesIn(inject(...FROM, '--file', 'nothing'))).toContain('FILE_NAME_UNKNOWN');
  });

  it('fills in the files of the state before with the keys of that state', () => {
    expect(inject('--before', '--psk-from', 'file:old.json', '--out', 'filled').status).toBe(0);
    expect(cli.run(['render', 'old.json', '-d', 'strongswan', ...SET, '--out', 'old']).status).toBe(0);
    expect(treeOf(path('filled/before'))).toEqual(treeOf(path('old')));
  });

  it('takes the keys from variables, and from a file of keys', () => {
    renderAll();
    const found = keys();
    const variables = TUNNELS.map(
      (tunnel) => `CGW_GEN_PSK_VPN_02F4A6C8E0B1D3579_${tunnel.replaceAll('.', '_')}='${found[tunnel]}'`,
    );
    const run = ['inject', 'change', '--psk-from', 'env', '--out', 'by-env'];
    expect(cli.shell(`${variables.join(' ')} "$@"`, run).status).toBe(0);
    const rows = TUNNELS.map((tunnel) => `    ${tunnel}: ${found[tunnel]}\n`);
    writeFileSync(path('keys.yaml'), `keys:\n  ${ID}:\n${rows.join('')}`);
    expect(inject('--psk-from', 'file:keys.yaml', '--out', 'by-file').status).toBe(0);
    for (const folder of ['by-env', 'by-file']) expect(treeOf(path(folder))).toEqual(treeOf(path('all')));
  });

  it('names every key that is missing, and how to give it, and writes nothing', () => {
    const ended = inject('--psk-from', 'env', '--out', 'filled');
    expect([ended.status, codesIn(ended).filter((one) => one === 'INJECT_KEY_MISSING')]).toEqual([
      1,
      ['INJECT_KEY_MISSING', 'INJECT_KEY_MISSING'],
    ]);
    for (const tunnel of TUNNELS) {
      expect(ended.stderr).toContain(`${ID} tunnel ${tunnel}: there is no pre-shared key in the environment`);
      expect(ended.stderr).toContain(`set CGW_GEN_PSK_VPN_02F4A6C8E0B1D3579_${tunnel.replaceAll('.', '_')}`);
    }
    expect(treeOf(cli.folder).filled).toBeUndefined();
  });

  it('refuses a key that its place can not hold, without showing it', () => {
    const rows = TUNNELS.map((tunnel) => `    ${tunnel}: "Xample\\nevil"\n`);
    writeFileSync(path('keys.yaml'), `keys:\n  ${ID}:\n${rows.join('')}`);
    const ended = inject('--psk-from', 'file:keys.yaml', '--out', 'filled');
    expect([ended.status, codesIn(ended).includes('INJECT_KEY_REFUSED')]).toEqual([1, true]);
    expect(ended.stderr).toContain(TUNNELS[0]);
    expect(ended.stderr).not.toContain('evil');
    expect(treeOf(cli.folder).filled).toBeUndefined();
  });

  it('refuses a key that is not the one of the ticket', () => {
    const same = inject(...FROM, '--fingerprint-key', 'file:fingerprint.key', '--out', 'filled');
    expect([same.status, codesIn(same).includes('INJECT_NOT_COMPARED')]).toEqual([0, false]);
    const from = ['--psk-from', 'file:old.json', '--fingerprint-key', 'file:fingerprint.key'];
    const ended = inject(...from, '--out', 'other');
    expect([ended.status, codesIn(ended)]).toEqual([1, ['INJECT_KEY_DIFFERS', 'INJECT_KEY_DIFFERS']]);
    expect(treeOf(cli.folder).other).toBeUndefined();
  });

  it('does not write into the bundle', () => {
    symlinkSync(path('change'), path('link'));
    for (const out of ['change', 'change/filled', './change/x/../y', 'link/filled']) {
      const before = treeOf(cli.folder);
      expect(codesIn(inject(...FROM, '--out', out, '--force')), out).toEqual(['INJECT_INTO_BUNDLE']);
      expect(treeOf(cli.folder)).toEqual(before);
    }
    expect(inject(...FROM, '--out', 'changed').status).toBe(0);
  });

  it.each([['--psk-from', 'file'], ['--psk-from', 'Xample'], ['--psk-from', 'env', '--psk-from', 'env'], []])(
    'is wrong usage: %s %s %s %s',
    (...from) => {
      const ended = inject(...from.filter((one) => one !== undefined), '--out', 'filled');
      expect(ended.status).toBe(2);
      expect(ended.stderr).not.toContain('Xample');
    },
  );

  it.each([['env'], [`file:${DOCUMENT}`], ['aws-secretsmanager:arn:x']])('has no region with %s', (from) => {
    const ended = inject('--psk-from', from, '--region', 'eu-west-1', '--out', 'filled');
    expect([ended.status, codesIn(ended)]).toEqual([2, ['USAGE']]);
  });

  it('asks where to', () => expect(inject(...FROM).status).toBe(2));
});

describe('inject --check', () => {
  const check = (from: string, key = 'file:fingerprint.key', ...more: readonly string[]) =>
    inject('--check', '--psk-from', from, '--fingerprint-key', key, ...more);

  it('tells of each key whether it is the one of the ticket', () => {
    const agrees = check(`file:${DOCUMENT}`);
    expect([agrees.status, agrees.stdout.match(/^\w+/gm)]).toEqual([0, ['agrees', 'agrees']]);
    expect(agrees.stdout).toMatch(
      /^agrees +pre-shared key +vpn-02f4a6c8e0b1d3579 +192\.0\.2\.11 +(?:[0-9a-f]{4} ){3}[0-9a-f]{4}$/m,
    );
    const differs = check('file:old.json');
    expect([differs.status, differs.stdout.match(/^\w+/gm)]).toEqual([3, ['differs', 'differs']]);
    expect(check('file:old.json', 'file:fingerprint.key', '--before').status).toBe(0);
    writeFileSync(path('other.key'), KEY.toUpperCase());
    expect(check(`file:${DOCUMENT}`, 'file:other.key').status).toBe(3);
    const missing = check('env');
    expect([missing.status, missing.stdout.match(/^\w+/gm)]).toEqual([1, ['missing', 'missing']]);
    expect(Object.keys(treeOf(cli.folder))).not.toContain('filled');
  });

  it('needs fingerprints in the ticket', () => {
    rmSync(path('change'), { recursive: true });
    expect(cli.run(['ticket', DOCUMENT, '-d', 'strongswan', ...SET, '--out', 'change']).status).toBe(0);
    expect(codesIn(check(`file:${DOCUMENT}`))).toEqual(['INJECT_NO_FINGERPRINTS']);
  });
});

describe('a bundle that is not as it was made', () => {
  const NETDEV = `change/apply/etc/swanctl/conf.d/${ID}.conf`;
  const rows: readonly [string, () => void, string][] = [
    [
      'a changed file',
      () => writeFileSync(path(NETDEV), `${readFileSync(path(NETDEV), 'utf8')} `),
      'BUNDLE_FILE_CHANGED',
    ],
    ['a missing file', () => rmSync(path(NETDEV)), 'BUNDLE_FILE_MISSING'],
    ['an added file', () => writeFileSync(path('change/apply/evil'), ''), 'BUNDLE_FILE_ADDED'],
    [
      'a link',
      () => {
        rmSync(path(NETDEV));
        symlinkSync('/etc/hostname', path(NETDEV));
      },
      'BUNDLE_FILE_MISSING',
    ],
    ['no manifest', () => rmSync(path('change/manifest.json')), 'BUNDLE_MANIFEST_WRONG'],
    [
      'a manifest that is no JSON',
      () => writeFileSync(path('change/manifest.json'), '{'),
      'BUNDLE_MANIFEST_WRONG',
    ],
    [
      'a manifest that leads out of the bundle',
      () => {
        const manifest = path('change/manifest.json');
        writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"change.md"', '"../change.md"'));
      },
      'BUNDLE_MANIFEST_WRONG',
    ],
  ];
  it.each(rows)('is refused: %s', (_what, spoil, code) => {
    spoil();
    const ended = inject(...FROM, '--out', 'filled');
    expect([ended.status, codesIn(ended)]).toEqual([1, [code]]);
    expect(ended.stderr).toContain('change/');
    expect(treeOf(cli.folder).filled).toBeUndefined();
  });

  it('is no folder', () => {
    expect(codesIn(cli.run(['inject', 'nowhere', ...FROM, '--out', 'filled']))).toEqual(['INPUT_UNREADABLE']);
  });

  it('a file keeps to its owner even where the manifest says that it holds no secret', () => {
    const manifest = path('change/manifest.json');
    const rows = JSON.parse(readFileSync(manifest, 'utf8'));
    for (const file of rows.files) file.secret = false;
    writeFileSync(manifest, JSON.stringify(rows));
    expect(inject(...FROM, '--out', 'filled').status).toBe(0);
    const [mode] = treeOf(path('filled'))[`apply/etc/swanctl/conf.d/${ID}-secrets.conf`] ?? [];
    expect(mode).toBe('600');
  });
});
