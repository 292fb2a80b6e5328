import { addressLabel, parseIp } from '../../../model/net.js';
import { Secret } from '../../../model/secret.js';
import type { Config, ConfigObject, Setting } from '../../dialect.js';
import type { Statement } from './statements.js';

/** What is one object, the narrower before the wider; `*` is a name. What is in none of these is never looked at. */
const OBJECTS: readonly { readonly path: string; readonly isShared?: true }[] = [
  { path: 'interfaces vti *' },
  { path: 'policy prefix-list *' },
  { path: 'policy prefix-list6 *' },
  { path: 'policy route-map *' },
  { path: 'protocols bgp neighbor *' },
  { path: 'protocols bgp', isShared: true },
  { path: 'protocols static route * interface *' },
  { path: 'protocols static route6 * interface *' },
  { path: 'protocols static route *', isShared: true },
  { path: 'protocols static route6 *', isShared: true },
  { path: 'vpn ipsec authentication psk *' },
  { path: 'vpn ipsec esp-group *' },
  { path: 'vpn ipsec ike-group *' },
  { path: 'vpn ipsec site-to-site peer *' },
  { path: 'vpn ipsec', isShared: true },
];

/** Where several values stand side by side (vyos-1x, interface-definitions: `<multi/>`, or a tag node). */
const SEVERAL: readonly string[] = [
  'interfaces vti * address',
  'protocols bgp address-family * network',
  'vpn ipsec authentication psk * id',
  'vpn ipsec interface',
  'vpn ipsec site-to-site peer * remote-address',
  'vpn ipsec site-to-site peer * tunnel * local prefix',
  'vpn ipsec site-to-site peer * tunnel * remote prefix',
];

const SECRETS: ReadonlySet<string> = new Set(['secret', 'password', 'pre-shared-secret']);

/** What a VTI has by the rest of the router. */
const THEIRS =
  /^interfaces vti \S+ (?:(?:ip|ipv6) source-validation|firewall|mirror|redirect|traffic-policy) /;

export function readObjects(statements: readonly Statement[]): Config {
  const objects = new Map<
    string,
    { scope: ConfigObject['scope']; settings: Map<string, Setting>; first: Statement }
  >();
  for (const statement of statements) {
    const kind = OBJECTS.find(({ path }) => begins(statement.words, path));
    if (!kind || THEIRS.test(`${statement.words.join(' ')} `)) continue;
    const length = kind.path.split(' ').length;
    const name = statement.words.slice(0, length).join(' ');
    const object = objects.get(name) ?? {
      scope: kind.isShared ? 'shared' : 'own',
      settings: new Map<string, Setting>(),
      first: statement,
    };
    objects.set(name, object);
    if (statement.words.length > length) keep(object.settings, settingOf(statement, length));
  }
  const entries = [...objects].map(([name, { scope, settings, first }]) => {
    return [name, { name, settings, scope, claims: claimsOf(name, settings), place: first.place }] as const;
  });
  return withUsers(new Map(entries));
}

function begins(words: readonly string[], pattern: string): boolean {
  const parts = pattern.split(' ');
  return words.length >= parts.length && parts.every((part, at) => part === '*' || part === words[at]);
}

function settingOf({ words, hasValue, place }: Statement, from: number): Setting {
  const isOneOfSeveral = SEVERAL.some(
    (path) => begins(words, path) && words.length === path.split(' ').length + 1,
  );
  const hasOne = hasValue && !isOneOfSeveral;
  const path = words.slice(from, hasOne ? -1 : undefined);
  const value = hasOne ? enough(path, words.at(-1) ?? '') : '';
  const isSecret = hasOne && SECRETS.has(path.at(-1) ?? '');
  const shown = hasOne ? [isSecret ? '[secret]' : value] : [];
  return {
    key: path.join(' '),
    value: isSecret ? new Secret(value) : value,
    text: [...path, ...shown].join(' '),
    modes: path,
    ...(path.join(' ') === 'system-as' ? { isFixed: true } : {}),
    place,
  };
}

/** More paths than two are enough. */
function enough(path: readonly string[], value: string): string {
  return path.includes('maximum-paths') && Number(value) > 2 ? '2' : value;
}

/** A leaf that is there twice has several values. */
function keep(settings: Map<string, Setting>, setting: Setting): void {
  const known = settings.get(setting.key);
  if (known && known.value !== setting.value) {
    settings.set(setting.text, { ...setting, key: setting.text });
  } else settings.set(setting.key, setting);
}

/** Names that say whose the object is. */
function claimsOf(name: string, settings: ReadonlyMap<string, Setting>): string[] {
  const own = name.split(' ').at(-1) ?? '';
  if (/^(policy|vpn) /.test(name)) return [own];
  const lists = [...settings.values()].filter(({ key }) =>
    /(prefix-list|route-map) (import|export)$/.test(key),
  );
  const description = settings.get('description')?.value;
  return [
    ...(typeof description === 'string' ? [describedName(description)] : []),
    ...lists.map(({ value }) => String(value)),
  ];
}

/** `ID to ADDRESS` and `ID at ADDRESS` as the name of that tunnel's objects. */
function describedName(description: string): string {
  const [, id, address = ''] = /^(\S+) (?:to|at) (\S+)$/.exec(description) ?? [];
  const cloud = parseIp(address);
  return id !== undefined && cloud !== undefined ? `${id}-${addressLabel(cloud)}` : description;
}

/** A VTI is of the peer that is bound to it, a route of the VTI that it leads into. */
function withUsers(config: Config): Config {
  const users = new Map<string, string[]>();
  for (const { name, settings } of config.values()) {
    const vti = settings.get('vti bind')?.value;
    if (typeof vti === 'string') users.set(vti, [...(users.get(vti) ?? []), name.split(' ').at(-1) ?? '']);
  }
  const claimsOfVti = (vti: string): string[] => [
    ...(config.get(`interfaces vti ${vti}`)?.claims ?? []),
    ...(users.get(vti) ?? []),
  ];
  return new Map(
    [...config].map(([name, object]): [string, ConfigObject] => {
      const isVti = /^(interfaces vti|protocols static route6? \S+ interface) /.test(name);
      return [name, isVti ? { ...object, claims: claimsOfVti(name.split(' ').at(-1) ?? '') } : object];
    }),
  );
}
