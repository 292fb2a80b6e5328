import { describe, expect, it } from 'vitest';
import type { Device } from '../../src/devices/manifest.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { planDevice } from '../../src/plan/index.js';
import type { Plan } from '../../src/plan/plan.js';
import { render } from '../../src/render/render.js';
import { connection, STATIC, tunnel } from '../support/connection.js';
import { bundledDevices, neededAnswers } from '../support/devices.js';

/** Texts that have broken out of a configuration somewhere: quotes, comments, line ends, expansions. */
const NAUGHTY = [
  'a\nset system host-name evil',
  'a\r\nno shutdown',
  'a\u2028b',
  'a\u0000b',
  'a\u001b[2Jb',
  'a"; } evil {',
  "a'; system('id'); '",
  "a\\'b",
  'a\\',
  'a"b',
  'a`id`b',
  'a$(id)b',
  '$' + '{a}',
  '{{raw}}',
  'a#b',
  '#a',
  '!a',
  'a?b',
  'a b',
  ' a',
  'a ',
  'a;b',
  'a|b',
  'a%n',
  '<?php evil(); ?>',
  '-->',
  '*/',
  '../../etc/passwd',
  '/etc/passwd',
  '..',
  '-rf',
  '0x41',
  '0sQUJD',
  'é',
  '\u202ea',
  '',
  'a'.repeat(300),
];

const PLAIN = 'vpn-0123456789abcdef0';
const FIELDS: Readonly<Record<string, (base: VpnConnection, text: string) => VpnConnection>> = {
  'connection id': (base, text) => ({ ...base, id: text }),
  'connection name': (base, text) => ({ ...base, name: text }),
  'customer gateway id': (base, text) => ({ ...base, customerGatewayId: text }),
  'cloud gateway id': (base, text) => ({ ...base, cloudGateway: { ...base.cloudGateway, id: text } }),
  'pre-shared key': (base, text) => {
    const [first, ...rest] = base.tunnels;
    return { ...base, tunnels: [{ ...first, psk: new Secret(text) }, ...rest] };
  },
};
const BASES: Readonly<Record<string, VpnConnection>> = {
  'BGP, IKEv2': connection(),
  'static, IKEv1': connection({
    routing: STATIC,
    tunnels: [
      tunnel({ ikeVersions: [1], ike: { dhGroup: [14] }, esp: { dhGroup: [14] } }),
      tunnel({
        ikeVersions: [1],
        cloud: '203.0.113.20',
        inside: '169.254.20.0/30',
        ike: { dhGroup: [14] },
        esp: { dhGroup: [14] },
      }),
    ],
  }),
};

function plan(one: VpnConnection, device: Device): Plan {
  const prefixes = [
    { name: 'customer_prefixes', value: '10.1.0.0/16' },
    { name: 'cloud_prefixes', value: '10.100.0.0/16' },
  ];
  const result = planDevice({
    connections: [one],
    device,
    answers: [[...neededAnswers(device), ...prefixes]],
  });
  if (!result.ok) throw new Error(result.diagnostics.map((each) => each.message).join('\n'));
  return result.value;
}

type Lines = { readonly path: string; readonly lines: readonly string[] }[];

function attempt(one: VpnConnection, device: Device): Lines | readonly Diagnostic[] {
  const result = render(plan(one, device), device);
  if (!result.ok) return result.diagnostics;
  return result.value.map(({ path, text }) => ({ path, lines: text.split('\n') }));
}

const DEVICES = bundledDevices();
it('there is a device to try', () => expect(DEVICES.length).toBeGreaterThan(0));

describe.each(DEVICES.map((one) => [one.id, one] as const))('%s', (_, device) => {
  describe.each(Object.entries(BASES))('%s', (_, base) => {
    it.each(Object.entries(FIELDS))('%s', (_, put) => {
      // Two plain values tell which lines hold the field, and that no other line depends on it.
      const first = attempt(put(base, PLAIN), device) as Lines;
      const second = attempt(put(base, 'vpn-fedcba98765432100'), device) as Lines;
      for (const text of NAUGHTY) {
        const result = attempt(put(base, text), device);
        if (result.length > 0 && 'code' in (result[0] ?? {})) {
          const diagnostics = result as readonly Diagnostic[];
          expect(diagnostics.map((one) => one.code)).toEqual(diagnostics.map(() => 'UNENCODABLE_VALUE'));
          if (text.length > 6)
            expect(JSON.stringify(diagnostics)).not.toContain(JSON.stringify(text).slice(1, -1));
          continue;
        }
        const files = result as Lines;
        expect(files.map((file) => file.lines.length)).toEqual(first.map((file) => file.lines.length));
        files.forEach((file, at) => {
          file.lines.forEach((line, number) => {
            const isSame = first[at]?.lines[number] === second[at]?.lines[number];
            if (isSame) expect(line).toBe(first[at]?.lines[number]);
          });
        });
      }
    });
  });
});
