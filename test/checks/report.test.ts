import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/index.js';
import { printReport } from '../../src/checks/report.js';
import { simulate } from '../../src/checks/simulate.js';
import type { VpnConnection } from '../../src/model/connection.js';
import { connection } from '../support/connection.js';
import { fine } from './cases.js';

function printed(format: 'text' | 'json', connections: readonly VpnConnection[]): string {
  const findings = runChecks({ connections });
  const report = { profile: 'rfc8247', findings, negotiations: simulate({ connections }) } as const;
  return printReport(format, report, undefined);
}

describe('text', () => {
  it('has findings, what is negotiated, and each command once', () => {
    const text = printed('text', [fine({ ikeVersions: [2, 1], ike: { dhGroup: [20, 2] } })]);
    expect(text.match(/aws ec2 modify-vpn-tunnel-options/g)).toHaveLength(2);
    expect(text).toMatch(/^info ALLOWED_DH_GROUP vpn-0123456789abcdef0: phase 1 allows the groups 2/m);
    expect(text).toContain(
      '  vpn-0123456789abcdef0 tunnel 203.0.113.10\n    a device that can do everything, left to offer all it has: IKEv2, phase 1 aes128-sha1-dh2, phase 2 aes256-sha256-dh14\n',
    );
    expect(text).toMatch(/\n0 errors, \d warnings, \d info\n$/);
  });

  it('explains findings that differ only in what was found once', () => {
    const [one] = runChecks({ connections: [connection()] });
    if (!one) throw new Error('nothing found');
    const findings = [one, { ...one, message: 'another' }];
    const text = printReport('text', { profile: 'rfc8247', findings, negotiations: [] }, undefined);
    expect(text.match(/ {2}why: /g)).toHaveLength(1);
    expect(text).toContain(': another\n  why: ');
  });

  it('a value of the document adds no line', () => {
    const text = printed('text', [
      fine({}, { cloudGateway: { kind: 'unknown', id: 'tgw-1\nerror FAKE x: y' } }),
    ]);
    expect(text).toContain('tgw-1\\u000aerror FAKE');
    expect(text).not.toMatch(/^error/m);
  });
});

it('JSON has the findings as they are, and the suites by their names', () => {
  const connections = [fine({ ikeVersions: [2, 1] })];
  const { profile, findings, negotiation } = JSON.parse(printed('json', connections));
  expect(profile).toBe('rfc8247');
  expect(findings).toEqual(runChecks({ connections }));
  expect(negotiation[1]).toEqual({
    connection: 'vpn-0123456789abcdef0',
    tunnel: '203.0.113.20',
    isAssumed: false,
    listed: {
      by: 'a device that can do everything',
      agreed: true,
      ikeVersion: 2,
      phase1: 'aes256-sha256-dh14',
      phase2: 'aes256-sha256-dh14',
    },
  });
});
