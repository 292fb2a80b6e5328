import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adopt, untold } from '../../src/checks/adopt.js';
import type { adoptedRows } from '../../src/checks/catalog/adopted.js';
import { runChecks } from '../../src/checks/index.js';
import type { Manifest } from '../../src/devices/manifest.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { readDocuments } from '../../src/formats/index.js';
import type { Selectors, VpnConnection } from '../../src/model/connection.js';
import { planDevice } from '../../src/plan/index.js';
import { ANSWERS, plain, V1, withVersion } from '../support/configured.js';
import { BGP, connection, prefix, tunnel } from '../support/connection.js';
import { device } from '../support/device.js';
import { ROOT } from '../support/golden.js';
import { one } from '../support/plan.js';
import { fine, of } from './cases.js';

/** What reading the documents of a sample reports. */
function read(sample: string): readonly Diagnostic[] {
  const folder = join(ROOT, 'samples', sample);
  const names = readdirSync(folder).filter((name) => name.startsWith('input'));
  return readDocuments(names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })))
    .diagnostics;
}

/** What planning reports. */
function plan(
  connections: readonly VpnConnection[],
  answers: Readonly<Record<string, string | null>> = {},
  on = device(),
): readonly Diagnostic[] {
  const all = Object.entries({ customer_prefixes: '10.1.0.0/16', ...answers });
  const given = all.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  return planDevice({ connections, device: on, answers: [given] }).diagnostics;
}

const limited = (manifest: Partial<Manifest>) => device(manifest);
const two = (shape: object, other: object) =>
  connection({
    tunnels: [
      { ...tunnel(), ...shape },
      { ...tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: 'Another.Key.1' }), ...other },
    ],
  });
const selectors: Selectors = {
  customer: [prefix('10.1.0.0/24')],
  cloud: [prefix('10.100.0.0/16'), prefix('10.101.0.0/16')],
};
const several = plain({}, { routing: { kind: 'static', customerPrefixes: [], selectors } });
const [narrow] = several.tunnels;
const pair = {
  ...several,
  tunnels: [narrow, { ...narrow, outside: tunnel({ cloud: '203.0.113.20' }).outside }],
} as const;
const name = (value: string) => ({ kind: 'fqdn', value }) as const;
const identity = { customer: name('branch'), cloud: name('cloud') };
const flow = (subnets: 'none' | 'one' | 'several', tunnels: 1 | 2) =>
  limited({ protectedDataFlow: { subnets, tunnels, way: 'use 0.0.0.0/0' } });
const none = { customer_prefixes: null };
const many = Array.from({ length: 101 }, (_, index) => `10.${index}.0.0/16`).join(',');
const vgw = connection({ cloudGateway: { kind: 'virtual-private-gateway' } });
const bare = withVersion(1, {}).manifest;
const { ikev1: _, ...without } = bare;

const CASES: { readonly [code in keyof typeof adoptedRows]: () => readonly Diagnostic[] } = {
  TEMPLATE_ONLY: () => read('aws-xml/bgp'),
  OPTIONS_DIFFER: () => read('ec2-json/dh24-only'),
  PREFIX_LIMIT: () => plan([vgw], { customer_prefixes: many }),
  DEFAULT_ROUTE_ANNOUNCED: () => plan([connection()], { customer_prefixes: '0.0.0.0/0' }),
  DEFAULT_ROUTE_NOT_ASKED: () => plan([connection()], { cloud_prefixes: '0.0.0.0/0' }),
  DEFAULT_ROUTE_TAKEN: () => plan([connection()], { accept_default_route: 'true' }),
  ENDPOINT_IN_TUNNEL: () => plan([connection()], { cloud_prefixes: '203.0.113.0/24' }),
  CUSTOMER_PREFIXES_MISSING: () => plan([connection()], none),
  MTU_TOO_SMALL: () => plan([connection()], {}, limited({ minimumMtu: 1490 })),
  NAT_TRAVERSAL_NEEDED: () => plan([connection()], { local_address: '192.168.1.1', nat_traversal: 'off' }),
  NAT_TRAVERSAL_OFF: () =>
    plan([plain({ natTraversal: false })], { ...ANSWERS, local_address: '192.168.1.1' }),
  PREFER_AGAINST_CLOUD: () =>
    plan([two({ role: 'active' }, { role: 'standby' })], { prefer: '203.0.113.20' }),
  PROPOSALS_SHARED: () =>
    plan([two({}, { ike: tunnel({ ike: { dhGroup: [14] } }).ike })], {}, limited({ sharesProposals: true })),
  PROPOSAL_NOTHING_COMMON: () =>
    plan(
      [one({ ike: { dhGroup: [20] } })],
      {},
      withVersion(2, {
        ike: { ...bare.ikev1?.ike, dhGroup: { ...bare.ikev1?.ike.dhGroup, 20: null } },
      }),
    ),
  IKE_VERSION_NOT_SUPPORTED: () => plan([one({ ikeVersions: [1] })], {}, { ...device(), manifest: without }),
  LIFETIME_NOT_SUPPORTED: () =>
    plan(
      [connection()],
      {},
      limited({ lifetimes: { ike: { minimum: 1, maximum: 100 }, esp: { minimum: 1, maximum: 100 } } }),
    ),
  DPD_INTERVAL_CHANGED: () =>
    plan([connection()], {}, limited({ dpdInterval: { minimum: 20, maximum: 60 } })),
  CUSTOMER_ASN_CONFLICT: () =>
    plan([connection(), connection({ id: 'vpn-f', routing: { ...BGP, customerAsn: 65001 } })]),
  PSK_AMBIGUOUS: () => plan([two({ identity }, { identity })], {}, limited({ pskByIdentity: 'pair' })),
  SELECTORS_NOT_SUPPORTED: () => plan([several], none, flow('none', 2)),
  SELECTORS_SEVERAL: () => plan([several], none, flow('one', 2)),
  SELECTORS_TWO_TUNNELS: () => plan([pair], none, flow('several', 1)),
  SELECTORS_NEED_IKEV2: () => plan([{ ...several, tunnels: [{ ...narrow, ikeVersions: V1 }] }], none),
  ALIBABA_IDS_SWAPPED: () => read('alibaba-json/download-dual'),
  ALIBABA_STATE: () => read('bad/alibaba-no-cloud-address'),
};

describe.each(Object.entries(CASES))('%s', (code, diagnose) => {
  it('is a finding with a reason and a source', () => {
    const diagnostics = diagnose();
    const told = diagnostics.find((each) => each.code === code);
    expect(told, diagnostics.map((each) => `${each.code} ${each.message}`).join('\n')).toBeDefined();
    const found = runChecks({ ...of(fine()), diagnostics }).find((each) => each.code === code);
    expect(found).toMatchObject({
      severity: told?.severity,
      message: told?.message.replace(`${fine().id}: `, ''),
      subject: fine().id,
      ...(told?.hint === undefined ? {} : { wayOut: told.hint }),
    });
    expect(found?.reason).toBeTruthy();
    expect(found?.source).toBeTruthy();
    expect(untold(diagnostics, adopt(diagnostics, [fine()])).map((each) => each.code)).not.toContain(code);
  });
});

it('a diagnostic is covered by a check only where that found something', () => {
  const weak = fine({ ike: { dhGroup: [2] }, esp: { dhGroup: [2] } });
  const diagnostics = plan([weak]);
  expect(diagnostics.map(({ code }) => code)).toContain('WEAK_DH_GROUP');
  const left = (profile: 'rfc8247' | 'aws-default') =>
    untold(diagnostics, runChecks({ ...of(weak), diagnostics, profile })).map(({ code }) => code);
  expect(left('rfc8247')).not.toContain('WEAK_DH_GROUP');
  expect(left('aws-default')).toContain('WEAK_DH_GROUP');
});

it('the message does not begin with what the subject says', () => {
  const [found] = adopt(read('aws-xml/bgp'), [connection({ id: 'vpn-0a1b2c3d4e5f60718' })]);
  expect([found?.subject, found?.message.slice(0, 25)]).toEqual([
    'vpn-0a1b2c3d4e5f60718',
    'only the minimum template',
  ]);
});

it('of several connections the subject is the one that the message names, or all', () => {
  const other = connection({ id: 'vpn-2', tunnels: [tunnel({ cloud: '203.0.113.99' })] });
  const subjects = (diagnostics: readonly Diagnostic[]) =>
    adopt(diagnostics, [fine(), other]).map(({ subject }) => subject);
  expect(subjects(plan([other], none))).toEqual(['vpn-2']);
  const on = limited({ dpdInterval: { minimum: 20, maximum: 60 } });
  expect(subjects(plan([other], {}, on))).toEqual(['vpn-2']);
  expect(subjects(plan([fine(), other], none))).toEqual([fine().id, 'vpn-2']);
  expect(subjects(plan([other], { customer_prefixes: '0.0.0.0/0' }))).toEqual(['all connections']);
});
