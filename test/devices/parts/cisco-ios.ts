import type { RenderedFile } from '../../../src/render/render.js';
import { readIos } from '../ios-reader.js';
import type { DeviceParts } from './parts.js';

const V4 = '[\\d.]+';
const V6 = '[\\da-f:]+';

/** What a command is taken out by: the command without what only describes it. */
const NAMES: readonly RegExp[] = [
  /^crypto ikev2 (?:proposal|policy|keyring|profile) \S+$/,
  /^crypto isakmp (?:policy|profile) \S+$/,
  /^crypto keyring \S+$/,
  /^crypto ipsec profile \S+$/,
  /^crypto ipsec transform-set \S+/,
  /^interface Tunnel\d+$/,
  /^ip access-list extended \S+$/,
  /^ip(?:v6)? prefix-list \S+/,
  /^route-map \S+/,
  /^ip(?:v6)? route .+$/,
];
const IN_BGP = [/^neighbor \S+ remote-as \d+$/];
const IN_FAMILY = [/^network .+$/, /^maximum-paths \d+$/];

function nameOf(line: string, patterns: readonly RegExp[]): string | undefined {
  return patterns.map((one) => one.exec(line)?.[0]).find((one) => one !== undefined);
}

/** The BGP process itself is no object: the part "remove" leaves it, as its README says. */
function created(files: readonly RenderedFile[]): string[] {
  return files.flatMap(({ text }) =>
    readIos(text).commands.flatMap(({ line, body }) => {
      if (!line.startsWith('router bgp ')) {
        const name = nameOf(line, NAMES);
        if (name === undefined && line !== 'end') throw new Error(`what makes this: ${line}`);
        return name === undefined ? [] : [name];
      }
      return body.flatMap((one) =>
        [one, ...one.body].flatMap((inner) => {
          const name = nameOf(inner.line, inner === one ? IN_BGP : IN_FAMILY);
          return name === undefined ? [] : [`${line}: ${name}`];
        }),
      );
    }),
  );
}

function removed(files: readonly RenderedFile[]): string[] {
  return files.flatMap(({ text }) => {
    let bgp = '';
    let isFamily = false;
    return text.split('\n').flatMap((raw) => {
      const line = raw.trim();
      if (line === '' || line.startsWith('!') || line === 'end') return [];
      const depth = raw.length - line.length;
      if (/^router bgp \d+$/.test(raw)) {
        bgp = raw;
        return [];
      }
      if (depth === 1 && /^(?:address-family ipv[46]|exit-address-family)$/.test(line)) {
        isFamily = line.startsWith('address');
        return [];
      }
      const object = /^no (.+)$/.exec(line)?.[1] ?? '';
      const patterns = [NAMES, IN_BGP, isFamily ? IN_FAMILY : []][depth] ?? [];
      if (nameOf(object, patterns) !== object) throw new Error(`what is this: ${raw}`);
      return [depth === 0 ? object : `${bgp}: ${object}`];
    });
  });
}

const PIPED = '\\| include (?:MTU|adjust-mss|BGP neighbor is\\|BGP state\\|hold time)';

export const CISCO_IOS: DeviceParts = {
  created,
  removed,
  alone: { remove_shared: 'true' },
  readOnly: [
    new RegExp(`show ip interface brief \\| include ${V4}`),
    new RegExp(`show ip cef ${V4}`),
    new RegExp(`show crypto ikev2 sa remote ${V4} detailed`),
    /show crypto isakmp sa(?: detail)?/,
    /show crypto ipsec sa interface Tunnel\d+/,
    /show interfaces Tunnel\d+/,
    /show ip(?:v6)? route (?:bgp|static)/,
    new RegExp(`show ip route ${V4} ${V4}`),
    new RegExp(`show ipv6 route ${V6}/\\d+`),
    new RegExp(`show bgp ipv[46] unicast neighbors (?:${V4}|${V6}) (?:advertised-routes|routes|${PIPED})`),
    /show ip(?:v6)? prefix-list \S+/,
    new RegExp(`show ip(?:v6)? interface Tunnel\\d+ ${PIPED}`),
    new RegExp(`show running-config interface Tunnel\\d+ ${PIPED}`),
    new RegExp(`ping ${V4} source Tunnel\\d+ size \\d+ df-bit`),
    new RegExp(`ping ipv6 ${V6} source Tunnel\\d+ size \\d+`),
  ],
};
