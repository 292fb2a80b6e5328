import type { RenderedFile } from '../../../src/render/render.js';
import { readCommands } from '../vyos-reader.js';
import type { DeviceParts } from './parts.js';

const ADDRESS = '[\\da-f.:]+';

/** The nodes that are taken out whole; a `set` line below one of them makes it. */
const OBJECTS: readonly RegExp[] = [
  /^interfaces vti \S+/,
  /^policy (?:prefix-list6?|route-map) \S+/,
  /^protocols bgp neighbor \S+/,
  /^protocols bgp address-family ipv[46]-unicast network \S+/,
  /^protocols bgp address-family ipv[46]-unicast maximum-paths ebgp 2/,
  /^protocols static route6? \S+ interface \S+/,
  /^vpn ipsec (?:authentication psk|site-to-site peer|ike-group|esp-group|interface) \S+/,
  /^vpn ipsec options disable-route-autoinstall/,
];

function objectOf(path: string): string | undefined {
  return OBJECTS.map((one) => one.exec(path)?.[0]).find((one) => one !== undefined);
}

/** The number of the BGP process is no object: the part "remove" leaves it, as its README says. */
function created(files: readonly RenderedFile[]): string[] {
  return files.flatMap(({ text }) =>
    readCommands(text).flatMap((words) => {
      const path = words.join(' ');
      const object = objectOf(path);
      if (object === undefined && !path.startsWith('protocols bgp system-as '))
        throw new Error(`what makes this: ${path}`);
      return object === undefined ? [] : [object];
    }),
  );
}

/** The paths of the `delete` lines, as words. */
export function deletions(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const set = lines.map((line) => {
    if (!line.startsWith('delete ')) throw new Error(`what is this: ${line}`);
    return line.replace(/^delete /, 'set ');
  });
  return readCommands(`${set.join('\n')}\n`).map((words) => [...words]);
}

function removed(files: readonly RenderedFile[]): string[] {
  return files.flatMap(({ text }) =>
    deletions(text).map((words) => {
      const path = words.join(' ');
      if (objectOf(path) !== path) throw new Error(`what is taken out whole by this: ${path}`);
      return path;
    }),
  );
}

export const VYOS: DeviceParts = {
  created,
  removed,
  alone: { remove_shared: 'true' },
  readOnly: [
    new RegExp(`show interfaces \\| match '${ADDRESS}/'`),
    new RegExp(`show ip(?:v6)? route ${ADDRESS}`),
    new RegExp(`show vpn ike sa peer ${ADDRESS}`),
    /show vpn ipsec sa/,
    /show interfaces vti(?: vti\d+ \| match mtu)?/,
    /show ip(?:v6)? route (?:bgp|static)/,
    new RegExp(`show bgp ipv[46] neighbors ${ADDRESS} (?:advertised-routes|routes)`),
    new RegExp(`show bgp ipv[46] neighbors ${ADDRESS} \\| match 'BGP neighbor is\\|BGP state\\|Hold time'`),
    /show ip(?:v6)? prefix-list \S+/,
    /show configuration commands \| match 'interfaces vti vti\d+ ip\(v6\|\) adjust-mss'/,
    new RegExp(`ping ${ADDRESS} count 5 size \\d+ do-not-fragment`),
  ],
};
