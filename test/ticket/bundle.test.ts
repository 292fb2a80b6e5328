import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { PARTS } from '../../src/devices/manifest.js';
import { Report } from '../../src/diagnostics/result.js';
import type { VpnConnection } from '../../src/model/connection.js';
import { inPartFolders, type RenderedFile, render } from '../../src/render/render.js';
import type { BundleFile } from '../../src/ticket/bundle.js';
import { fillBundle } from '../../src/ticket/inject.js';
import { MANIFEST, parseManifest } from '../../src/ticket/manifest.js';
import { lookupIn } from '../../src/ticket/secrets.js';
import { spellings } from '../support/spellings.js';
import { allCases, bundleOf, type Case, otherKeys, requestOf, secretsIn } from './bundles.js';

const cases = allCases();

it('there are cases for every device', () => {
  expect(cases.length).toBeGreaterThan(100);
  expect(new Set(cases.map(({ device }) => device.id)).size).toBeGreaterThanOrEqual(4);
});

/** With the same connections under other keys as the state before. */
async function changed({ request, device, sample }: Case) {
  const before = otherKeys(request.connections);
  const whole = requestOf(request.connections, device, sample.answers, before) ?? request;
  return { request: whole, before, bundle: await bundleOf(whole) };
}

function manifestOf(bundle: ReadonlyMap<string, BundleFile>) {
  const report = new Report();
  const manifest = parseManifest(bundle.get(MANIFEST)?.text ?? '', MANIFEST, report);
  if (!manifest) throw new Error(JSON.stringify(report.diagnostics));
  return manifest;
}

const rows = (files: readonly BundleFile[]) =>
  files
    .map(({ path, text, secret, executable }) => ({ path, text, secret, executable }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

function rendered(result: ReturnType<typeof render>): readonly RenderedFile[] {
  if (!result.ok) throw new Error('render fails');
  return result.value;
}

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
  let made: Awaited<ReturnType<typeof changed>>;
  beforeAll(async () => {
    made = await changed(one);
  });

  it('holds no secret in any spelling', () => {
    const { request, before, bundle } = made;
    const secrets = [...secretsIn(request.connections), ...secretsIn(before)];
    expect(secrets.length).toBeGreaterThan(1);
    for (const { path, text } of bundle.values()) {
      const all = `${path}\n${text}`;
      const found = secrets.flatMap((secret) => spellings(secret)).filter((spelled) => all.includes(spelled));
      expect(found, path).toEqual([]);
    }
  });

  it('has every file in its manifest, and gives the bytes of render when the keys are filled in', () => {
    const { request, before, bundle } = made;
    const manifest = manifestOf(bundle);
    const others = rows([...bundle.values()].filter(({ path }) => path !== MANIFEST));
    expect(manifest.files.map(({ path, sha256 }) => [path, sha256])).toEqual(
      others.map(({ path, text }) => [path, createHash('sha256').update(text, 'utf8').digest('hex')]),
    );
    const content = new Map([...bundle].map(([path, { text }]) => [path, new TextEncoder().encode(text)]));
    const filled = (folder: 'apply' | 'before', from: readonly VpnConnection[]) => {
      const result = fillBundle(content, manifest, folder, {
        name: '',
        lookup: lookupIn(from),
        way: () => '',
      });
      if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
      return rows(result.value);
    };
    const parts = PARTS.filter((part) => one.device.manifest.files.some((file) => file.part === part));
    const now = inPartFolders(rendered(render(request.plan, one.device, { parts })));
    expect(filled('apply', request.connections)).toEqual(rows(now));
    if (!request.before?.plan) throw new Error('no plan of the state before');
    const then = rendered(render(request.before.plan, one.device));
    expect(filled('before', before)).toEqual(
      rows(then.map((file) => ({ ...file, path: `before/${file.path}` }))),
    );
  });
});

it('the same request gives the same bytes', async () => {
  for (const { request } of cases.filter((_, index) => index % 17 === 0)) {
    const first = await bundleOf(request);
    expect(await bundleOf(request)).toEqual(first);
    for (const { text } of first.values()) expect(text).not.toMatch(/\r|[^\n]$/);
  }
});

it('a connection that was not there before is a new one', async () => {
  const [first] = cases.filter(({ device }) => device.id === 'vyos');
  if (!first) throw new Error('no case');
  const { request, device, sample } = first;
  const textOf = async (before?: readonly VpnConnection[]) =>
    (await bundleOf(requestOf(request.connections, device, sample.answers, before) ?? request)).get(
      'change.md',
    )?.text;
  expect(await textOf([])).toMatch(/^Configures the VPN connection .*$/m);
  expect(await textOf([])).not.toContain('Change tunnel');
  expect(await textOf(request.connections)).toMatch(/^Changes the VPN connection .*$/m);
  expect(await textOf(request.connections)).toContain('Change tunnel');
});
