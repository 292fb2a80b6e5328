import { parseAsn, parseCidr, parseIp, prefixLength } from '../../../model/net.js';

/** What a router prints in another way than it is typed, as one spelling. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  // "show running-config" abbreviates this one word, and leaves out the key length 128.
  [/^encr /, 'encryption '],
  [/^encryption aes$/, 'encryption aes 128'],
  [/^hash sha1$/, 'hash sha'],
  [/^(crypto ipsec transform-set \S+ .*\besp-(?:aes|gcm))(?! \d)/, '$1 128'],
  // A host's mask is left out, or printed.
  [/^(match identity (?:remote )?address \S+) 255\.255\.255\.255$/, '$1'],
  [/^(pre-shared-key address \S+) 255\.255\.255\.255 /, '$1 '],
  // Lines of an access list are numbered from IOS XE 16.12 on.
  [/^\d+ (permit|deny) /, '$1 '],
  // Any route to Null0 is an exact route, and more paths than two are enough.
  [/^(ip route \S+ \S+ Null0|ipv6 route \S+ Null0) .*$/, '$1'],
  [/^maximum-paths (?:[2-9]|\d\d)$/, 'maximum-paths 2'],
  // The distance 1 is left out.
  [/^(ip route \S+ \S+ Tunnel\d+)(?! \d)/, '$1 1'],
  [/^(ipv6 route \S+ Tunnel\d+)(?! \d)/, '$1 1'],
];

/** One spelling of a command. */
export function normalize(command: string): string {
  const spelled = SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), command);
  if (/^(?:neighbor \S+ )?description /.test(spelled) || spelled.includes('key ')) return spelled;
  return networks(asns(addresses(spelled)));
}

/** IPv6 addresses are printed in capitals. */
function addresses(command: string): string {
  return command.replace(/\S*:\S*/g, (word) => {
    const ip = parseIp(word);
    const cidr = ip === undefined ? parseCidr(word) : undefined;
    return ip ?? (cidr ? `${cidr.address}/${prefixLength(cidr.prefix)}` : word);
  });
}

/** AS numbers are printed as "bgp asnotation" says. */
function asns(command: string): string {
  return command.replace(
    /^(router bgp|neighbor \S+ remote-as|set as-path prepend) (.+)$/,
    (_, head, rest) => {
      const numbers = String(rest)
        .split(' ')
        .map((word) => parseAsn(word) ?? word);
      return `${head} ${numbers.join(' ')}`;
    },
  );
}

/** A classful mask is left out; an access list names a host, and everything, by a word. */
function networks(command: string): string {
  if (/^(?:permit|deny) ip /.test(command)) {
    return command.replace(/\bhost (\S+)/g, '$1 0.0.0.0').replace(/\bany\b/g, '0.0.0.0 255.255.255.255');
  }
  return command.replace(/^network (\d+)(\.\d+\.\d+\.\d+)$/, (whole, first) => {
    const octet = Number(first);
    const mask = octet < 128 ? '255.0.0.0' : octet < 192 ? '255.255.0.0' : '255.255.255.0';
    return `${whole} mask ${mask}`;
  });
}
