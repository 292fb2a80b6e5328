import type { Tunnel, VpnConnection } from '../../../src/model/connection.js';
import type { GivenAnswer } from '../../../src/plan/resolve-answers.js';
import { selectors } from '../../support/alibaba.js';
import { plain } from '../../support/configured.js';
import { ip, tunnel } from '../../support/connection.js';

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
