import type { Plan, TunnelPlan } from 'cgw-gen';
import type { SuiteName, TunnelPlanned } from '../job.js';

type Phase = TunnelPlan['ike'];

/**
 * strongSwan's words for Diffie-Hellman groups (docs.strongswan.org, "Algorithm Proposals (Cipher Suites)") by their
 * numbers (IANA, "Transform Type 4 - Key Exchange Method").
 */
export const GROUPS: { readonly [group in Exclude<Phase['dhGroup'], 'none'>]: string } = {
  1: 'modp768',
  2: 'modp1024',
  5: 'modp1536',
  14: 'modp2048',
  15: 'modp3072',
  16: 'modp4096',
  17: 'modp6144',
  18: 'modp8192',
  19: 'ecp256',
  20: 'ecp384',
  21: 'ecp521',
  22: 'modp1024s160',
  23: 'modp2048s224',
  24: 'modp2048s256',
};

/** What a plan has decided for each tunnel, in the words of a scenario's expectations. */
export function plannedTunnels(plan: Plan): TunnelPlanned[] {
  return plan.connections.flatMap(({ tunnels }) =>
    tunnels.map((tunnel) => ({
      cloud: tunnel.outside.cloud,
      version: tunnel.ikeVersion,
      ike: ikeSuite(tunnel.ike),
      esp: espSuite(tunnel.esp),
      mtu: tunnel.mtu,
      mss: tunnel.mss,
    })),
  );
}

/** With an AEAD cipher the hash is the PRF alone. */
export function ikeSuite({ encryption, integrity, dhGroup }: Phase): SuiteName {
  const hash = integrity && encryption.includes('gcm') ? `prf${integrity}` : integrity;
  return joined(encryption, hash, group(dhGroup));
}

export function espSuite({ encryption, integrity, dhGroup }: Phase): SuiteName {
  return joined(encryption, integrity, group(dhGroup));
}

function group(number: Phase['dhGroup']): string | undefined {
  return number === 'none' ? undefined : GROUPS[number];
}

function joined(...words: readonly (string | undefined)[]): SuiteName {
  return words.filter((word) => word !== undefined).join('-');
}
