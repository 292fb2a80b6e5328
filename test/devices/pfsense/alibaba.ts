import type { Tunnel, VpnConnection } from '../../../src/model/connection.js';
import type { Encryption, Integrity, PfsGroup } from '../../../src/model/crypto.js';
import type { GivenAnswer } from '../../../src/plan/resolve-answers.js';
import { selectors } from '../../support/alibaba.js';
import { plain } from '../../support/configured.js';
import { ip, tunnel } from '../../support/connection.js';

export const from = 'connection-config';
export const v1 = { ikeVersions: { value: [1], from } } as const;
export const PREFIXES = { customer_prefixes: '10.1.0.0/16', cloud_prefixes: '10.100.0.0/16' };
export const NETWORKS = { ...PREFIXES, inside_networks: '169.254.101.0/30,169.254.102.0/30' };

export function phase(encryption: Encryption, integrity: Integrity, dhGroup: PfsGroup): Tunnel['ike'] {
  return {
    encryption: { value: [encryption], from },
    integrity: { value: [integrity], from },
    dhGroup: { value: [dhGroup], from },
    lifetime: { value: 86400, from },
  };
}

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
  return plain({}, { tunnels: [bare()], ...shape });
}

/** Protected data flow between these networks. */
export function selected(...networks: Parameters<typeof selectors>): VpnConnection {
  return alibaba({ routing: selectors(...networks) });
}

export function answered(answers: Readonly<Record<string, string>>): GivenAnswer[] {
  return Object.entries(answers).map(([name, value]) => ({ name, value }));
}

/** One policy-based tunnel of this shape. */
export function one(shape: Partial<Tunnel>): VpnConnection {
  return { ...selected(['10.1.0.0/16'], ['10.100.0.0/16']), tunnels: [bare(shape)] };
}

export function inside(cidr: string): Pick<Tunnel, 'inside'> {
  const pair = tunnel({ inside: cidr }).inside;
  return pair ? { inside: pair } : {};
}
