import type { Selectors, Tunnel, VpnConnection } from '../../../src/model/connection.js';
import type { GivenAnswer } from '../../../src/plan/resolve-answers.js';
import { connection, ip, prefix, STATIC, tunnel } from '../../support/connection.js';

/** A tunnel as Alibaba Cloud configures it without BGP: one suite, no inside addresses. */
export function bare(shape: Partial<Tunnel> = {}): Tunnel {
  const suite = { encryption: ['aes256'], integrity: ['sha256'], dhGroup: [14], lifetime: 86400 } as const;
  const { inside: _, ...rest } = tunnel({ ikeVersions: [2], ike: suite, esp: suite });
  return { ...rest, ...shape };
}

/** The same of the second address of the cloud. */
export function second(shape: Partial<Tunnel> = {}): Tunnel {
  return bare({ outside: { cloud: ip('203.0.113.20'), customer: ip('198.51.100.1') }, ...shape });
}

export function alibaba(shape: Partial<VpnConnection> = {}): VpnConnection {
  return connection({
    cloud: 'alibaba',
    id: 'vco-example1',
    authority: 'configured',
    cloudGateway: { kind: 'vpn-gateway' },
    routing: STATIC,
    tunnels: [bare()],
    ...shape,
  });
}

function prefixes([first = '', ...rest]: readonly string[]): Selectors['cloud'] {
  return [prefix(first), ...rest.map(prefix)];
}

/** Protected data flow between these networks. */
export function selected(customer: readonly string[], cloud: readonly string[]): VpnConnection {
  const selectors = { customer: prefixes(customer), cloud: prefixes(cloud) };
  return alibaba({ routing: { kind: 'static', customerPrefixes: [], selectors } });
}

export function answered(answers: Readonly<Record<string, string>>): GivenAnswer[] {
  return Object.entries(answers).map(([name, value]) => ({ name, value }));
}
