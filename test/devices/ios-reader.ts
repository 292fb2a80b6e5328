/** One command with the commands of the mode that it opens. */
export interface Command {
  readonly line: string;
  readonly body: readonly Command[];
}

export interface IosConfig {
  readonly commands: readonly Command[];
  /** `kind name` of everything that is defined, and of everything that is referred to. */
  readonly defined: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
  /** Commands that the mode they are read in does not know. */
  readonly problems: readonly string[];
}

interface Mode {
  /** The commands that the mode knows; one that opens a further mode names it. */
  readonly commands: readonly (readonly [pattern: RegExp, opens?: string])[];
}

const V4 = '\\d+\\.\\d+\\.\\d+\\.\\d+';
const V6 = '[0-9a-f:]*:[0-9a-f:]*';
const HOST = `(?:${V4}|${V6})`;
const GROUP = '(?:1|2|5|14|15|16|19|20|21|24)';
const HASH = '(?:md5|sha1|sha256|sha384|sha512)';
const CIPHER = '(?:esp-aes (?:128|192|256)|esp-3des|esp-des)';

/** A whole command: `$V4`, `$V6` and so on stand for the patterns above, `@` for a name. */
function command(pattern: string): RegExp {
  const whole = pattern
    .replaceAll('$V4', V4)
    .replaceAll('$V6', V6)
    .replaceAll('$HOST', HOST)
    .replaceAll('$GROUP', GROUP)
    .replaceAll('$HASH', HASH)
    .replaceAll('$CIPHER', CIPHER)
    .replaceAll('@', '[!-~]+');
  return new RegExp(`^${whole}$`);
}

function mode(commands: Readonly<Record<string, string | null>>): Mode {
  return {
    commands: Object.entries(commands).map(([pattern, opens]) =>
      opens === null ? [command(pattern)] : [command(pattern), opens],
    ),
  };
}

/** From Cisco's YANG models of IOS XE and the IOS Security, IP Routing and Interface command references. */
const MODES: Readonly<Record<string, Mode>> = {
  global: mode({
    'crypto ikev2 proposal @': 'ikev2-proposal',
    'crypto ikev2 policy @': 'ikev2-policy',
    'crypto ikev2 keyring @': 'ikev2-keyring',
    'crypto ikev2 profile @': 'ikev2-profile',
    'crypto isakmp policy [1-9]\\d{0,4}': 'isakmp-policy',
    'crypto keyring @': 'isakmp-keyring',
    'crypto isakmp profile @': 'isakmp-profile',
    'crypto ipsec transform-set @ esp-gcm (128|256)': 'transform-set',
    'crypto ipsec transform-set @ $CIPHER esp-(md5|sha(256|384|512)?)-hmac': 'transform-set',
    'crypto ipsec profile @': 'ipsec-profile',
    'interface Tunnel\\d+': 'interface',
    'router bgp \\d+': 'bgp',
    'route-map @ permit \\d+': 'route-map',
    'ip access-list extended @': 'access-list',
    'ip prefix-list @ seq \\d+ (permit|deny) $V4/\\d+( le \\d+)?': null,
    'ipv6 prefix-list @ seq \\d+ (permit|deny) $V6/\\d+( le \\d+)?': null,
    'ip route $V4 $V4 (Null0 254|Tunnel\\d+( \\d+)? name @)': null,
    'ipv6 route $V6/\\d+ (Null0 254|Tunnel\\d+( \\d+)? name @)': null,
    end: null,
  }),
  'ikev2-proposal': mode({
    'encryption (aes-cbc-(128|192|256)|aes-gcm-(128|256)|3des|des)': null,
    'integrity $HASH': null,
    'prf $HASH': null,
    'group $GROUP': null,
  }),
  'ikev2-policy': mode({ 'match address local $HOST': null, 'proposal @': null }),
  'ikev2-keyring': mode({ 'peer @': 'ikev2-peer' }),
  'ikev2-peer': mode({ 'address $V4': null, 'pre-shared-key 0 @': null }),
  'ikev2-profile': mode({
    'match identity remote (address $V4 255.255.255.255|(fqdn|email) @)': null,
    'identity local (address $V4|(fqdn|email) @)': null,
    'authentication (remote|local) pre-share': null,
    'keyring local @': null,
    'lifetime \\d+': null,
    'dpd \\d+ \\d+ periodic': null,
    'no config-exchange request': null,
  }),
  'isakmp-policy': mode({
    'encryption (aes (128|192|256)|3des|des)': null,
    'hash (md5|sha|sha256|sha384|sha512)': null,
    'authentication pre-share': null,
    'group $GROUP': null,
    'lifetime \\d+': null,
  }),
  'isakmp-keyring': mode({ 'local-address $V4': null, 'pre-shared-key address $V4 key 0 @': null }),
  'isakmp-profile': mode({
    'match identity (address $V4 255.255.255.255|(host|user-fqdn) @)': null,
    'keyring @': null,
    'self-identity (address|(fqdn|user-fqdn) @)': null,
    'initiate mode aggressive': null,
    'local-address $V4': null,
    'keepalive \\d+ retry \\d+': null,
  }),
  'transform-set': mode({ 'mode tunnel': null }),
  'ipsec-profile': mode({
    'set transform-set @': null,
    'set pfs group$GROUP': null,
    'set security-association lifetime (seconds \\d+|kilobytes disable)': null,
    'set security-association replay window-size (64|128|256|512|1024)': null,
    'set (ikev2|isakmp)-profile @': null,
  }),
  interface: mode({
    'description @': null,
    'tunnel source (@)': null,
    'tunnel mode ipsec ipv4( v6-overlay)?': null,
    'tunnel destination $V4': null,
    'tunnel protection ipsec (profile|policy ipv4) @': null,
    'ip address $V4 $V4': null,
    'no ip address': null,
    'ipv6 address $V6/\\d+': null,
    '(ip|ipv6) mtu \\d+': null,
    '(ip|ipv6) tcp adjust-mss \\d+': null,
    'crypto ipsec df-bit clear': null,
    'no shutdown': null,
  }),
  bgp: mode({
    'neighbor $HOST remote-as \\d+': null,
    'neighbor $HOST description @': null,
    'neighbor $HOST timers \\d+ \\d+': null,
    'neighbor $HOST password [^0-9]@': null,
    'address-family (ipv4|ipv6)': 'bgp-family',
    // It ends the mode inside, and stands where that mode began.
    'exit-address-family': null,
  }),
  'bgp-family': mode({
    'network $V4 mask $V4': null,
    'network $V6/\\d+': null,
    '(no )?neighbor $HOST activate': null,
    'neighbor $HOST (prefix-list|route-map) @ (in|out)': null,
    'maximum-paths \\d+': null,
  }),
  'access-list': mode({ 'permit ip $V4 $V4 $V4 $V4': null }),
  'route-map': mode({ 'set local-preference \\d+': null, 'set as-path prepend \\d+': null }),
};

const DEFINED: readonly (readonly [RegExp, string])[] = [
  [/^crypto ikev2 proposal (\S+)$/, 'proposal'],
  [/^crypto ikev2 keyring (\S+)$/, 'keyring'],
  [/^crypto ikev2 profile (\S+)$/, 'ikev2-profile'],
  [/^crypto keyring (\S+)$/, 'keyring'],
  [/^crypto isakmp profile (\S+)$/, 'isakmp-profile'],
  [/^crypto ipsec transform-set (\S+) /, 'transform-set'],
  [/^crypto ipsec profile (\S+)$/, 'ipsec-profile'],
  [/^ip(?:v6)? prefix-list (\S+) /, 'prefix-list'],
  [/^route-map (\S+) /, 'route-map'],
  [/^ip access-list extended (\S+)$/, 'access-list'],
];
const USED: readonly (readonly [RegExp, string])[] = [
  [/^proposal (\S+)$/, 'proposal'],
  [/^keyring (?:local )?(\S+)$/, 'keyring'],
  [/^set ikev2-profile (\S+)$/, 'ikev2-profile'],
  [/^set isakmp-profile (\S+)$/, 'isakmp-profile'],
  [/^set transform-set (\S+)$/, 'transform-set'],
  [/^tunnel protection ipsec profile (\S+)$/, 'ipsec-profile'],
  [/^tunnel protection ipsec policy ipv4 (\S+)$/, 'access-list'],
  [/^neighbor \S+ prefix-list (\S+) /, 'prefix-list'],
  [/^neighbor \S+ route-map (\S+) /, 'route-map'],
];

/**
 * Reads a configuration as a router does: by modes, not by indentation. A command is looked for in the
 * current mode, then in the modes around it; the indentation must agree with what is found.
 */
export function readIos(text: string): IosConfig {
  const root = { name: 'global', body: [] as Command[] };
  const stack = [root];
  const problems: string[] = [];
  const lines = text.split('\n').filter((line) => line !== '' && !/^\s*!/.test(line));
  for (const raw of lines) {
    const line = raw.trim();
    const found = [...stack.keys()].reverse().find((at) => opening(stack[at]?.name, line) !== undefined);
    const depth = raw.length - line.length;
    if (found === undefined || found !== depth) problems.push(raw);
    stack.length = (found ?? 0) + 1;
    const body: Command[] = [];
    stack.at(-1)?.body.push({ line, body });
    const opens = opening(stack.at(-1)?.name, line);
    if (opens) stack.push({ name: opens, body });
  }
  const trimmed = lines.map((line) => line.trim());
  return { commands: root.body, defined: names(trimmed, DEFINED), used: names(trimmed, USED), problems };
}

/** The mode that the command opens in this mode, '' for none; undefined when the mode does not know it. */
function opening(name: string | undefined, line: string): string | undefined {
  const known = MODES[name ?? '']?.commands.find(([pattern]) => pattern.test(line));
  return known && (known[1] ?? '');
}

function names(lines: readonly string[], patterns: readonly (readonly [RegExp, string])[]): Set<string> {
  const found = lines.flatMap((line) =>
    patterns.flatMap(([pattern, kind]) => {
      const [, name] = pattern.exec(line) ?? [];
      return name === undefined ? [] : [`${kind} ${name}`];
    }),
  );
  return new Set(found);
}
