import { readDocuments } from '../../../src/formats/index.js';
import type { VpnConnection } from '../../../src/model/connection.js';
import type { GivenAnswer } from '../../../src/plan/resolve-answers.js';
import { alibaba, selectors } from '../../support/alibaba.js';
import { connection, STATIC, tunnel } from '../../support/connection.js';
import { goodSamples } from '../../support/samples.js';
import type { Request } from './loaded.js';

const lan = given({ customer_prefixes: ['10.1.0.0/16', '10.2.0.0/16'] });
const both = given({ customer_prefixes: '10.1.0.0/16', cloud_prefixes: ['10.100.0.0/16', '10.101.0.0/24'] });
const outside6 = [
  tunnel({ cloud: '2001:db8:a::1', customer: '2001:db8:c::1' }),
  tunnel({ cloud: '2001:db8:b::2', customer: '2001:db8:c::1', inside: '169.254.20.0/30' }),
] as const;
const inside6 = [
  tunnel({ inside: 'fd00:0:0:10::/126', ikeVersions: [2] }),
  tunnel({ cloud: '203.0.113.20', inside: 'fd00:0:0:20::/126', ikeVersions: [2] }),
] as const;

function given(answers: Readonly<Record<string, string | readonly string[]>>): GivenAnswer[] {
  return Object.entries(answers).map(([name, value]) => ({ name, value }));
}

/** What no sample has, or only together with something else. */
const BUILT: Readonly<Record<string, Request>> = {
  'IKEv2 with GCM': {
    connection: connection(),
    answers: lan,
    proposal: 'aes256gcm16-sha384-dh20/aes256gcm16-dh20',
  },
  'CBC with SHA-512 and group 21': {
    connection: connection(),
    answers: lan,
    proposal: 'aes256-sha512-dh21/aes256-sha512-dh21',
  },
  'AES-128, SHA-1 and group 2': {
    connection: connection(),
    answers: lan,
    proposal: 'aes128-sha1-dh2/aes128-sha1-dh2',
  },
  'IKEv1 with GCM in phase 2': {
    connection: connection(),
    answers: lan,
    ike: 1,
    proposal: 'aes256-sha256-dh14/aes256gcm16-dh24',
  },
  'one BGP tunnel preferred': {
    connection: connection(),
    answers: [...lan, ...given({ prefer: '203.0.113.20' })],
  },
  'nothing announced': { connection: connection(), answers: [] },
  'default route taken': { connection: connection(), answers: given({ accept_default_route: 'true' }) },
  'NAT, with IKEv1': {
    connection: connection(),
    answers: [...lan, ...given({ local_address: '10.0.0.2' })],
    ike: 1,
  },
  'static, IKEv1': { connection: connection({ routing: STATIC }), answers: both, ike: 1 },
  'static, one tunnel preferred': {
    connection: connection({ routing: STATIC }),
    answers: [...both, ...given({ prefer: '203.0.113.20' })],
  },
  'static, both tunnels alike': {
    connection: connection({ routing: STATIC }),
    answers: [...both, ...given({ prefer: 'both' })],
  },
  'IPv6 outside': { connection: connection({ tunnels: outside6 }), answers: lan },
  'IPv6 inside, static': {
    connection: connection({ tunnels: inside6, routing: STATIC }),
    answers: given({ cloud_prefixes: '2001:db8:d::/48' }),
  },
  'IPv6 inside, IKEv1': {
    connection: connection({ tunnels: [tunnel({ inside: 'fd00:0:0:10::/126' })] }),
    answers: [],
    ike: 1,
  },
  'Alibaba, static, IKEv1': {
    connection: one(alibaba({ ikeVersions: [1] })),
    answers: [...both, ...given({ inside_networks: '169.254.101.0/30' })],
  },
  'a single DPD probe, IKEv1': {
    connection: connection({
      tunnels: [{ ...tunnel(), dpd: { value: { interval: 10, retries: 1 }, from: 'xml' } }],
    }),
    answers: lan,
    ike: 1,
  },
  'keys that look like hex and base64': {
    connection: connection({
      tunnels: [
        tunnel({ psk: '0xample' }),
        tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: '0sample' }),
      ],
    }),
    answers: lan,
  },
  'names, aggressive, one child': {
    connection: one(
      alibaba({ ikeVersions: [1], ikev1Mode: 'aggressive' }, [{ identity: named() }, {}], {
        routing: selectors(['10.1.0.0/16'], ['172.30.96.0/19']),
      }),
    ),
    answers: [],
  },
  'names, IKEv2, several networks': {
    connection: one(
      alibaba({}, [{ identity: named() }, {}], {
        routing: selectors(
          ['10.1.0.0/16', '10.2.0.0/16'],
          ['172.30.96.0/19', '172.30.128.0/17', '172.31.0.0/24'],
        ),
      }),
    ),
    answers: [],
  },
};

function named() {
  return {
    customer: { kind: 'user-fqdn', value: 'branch@example.com' },
    cloud: { kind: 'fqdn', value: 'cloud.example.com' },
  } as const;
}

/** With its first tunnel alone. */
function one(whole: VpnConnection): VpnConnection {
  return { ...whole, tunnels: [whole.tunnels[0]] };
}

/** Each connection of each sample apart, then the built ones. */
export const CASES: readonly (readonly [name: string, request: Request])[] = [
  ...goodSamples().flatMap(({ name, documents, answers }) => {
    const read = readDocuments(documents);
    if (!read.ok) throw new Error(`${name} can not be read`);
    return read.value.map((each) => {
      const isAlone = read.value.length === 1;
      return [isAlone ? name : `${name} ${each.id}`, { connection: each, answers }] as const;
    });
  }),
  ...Object.entries(BUILT),
];
