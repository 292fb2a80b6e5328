import type { ConfigObject, Difference, Mending, MendStep, Setting } from '../../dialect.js';

/** Deletes first, then what is set: one commit takes all of it, in whatever order. */
export function mendVyos(mending: Mending): MendStep[] {
  const lines = [...new Set([...deletions(mending), ...settings(mending)])];
  return lines.length === 0
    ? []
    : [{ title: 'in configuration mode; then: commit, save', lines }, ...resets(mending)];
}

/** A commit opens those tunnels anew whose definitions differ, but none for its key (conf_mode/vpn_ipsec.py). */
function resets({ differences, running }: Mending): MendStep[] {
  const names = differences.flatMap(({ object }) => {
    const [, name = ''] = /^vpn ipsec authentication psk (\S+)$/.exec(object) ?? [];
    return running.has(`vpn ipsec site-to-site peer ${name}`) ? [name] : [];
  });
  const lines = [...new Set(names)].map((name) => `run reset vpn ipsec site-to-site peer ${name}`);
  const title = 'after the commit, one after the other: a tunnel is not opened anew for its key alone';
  return lines.length === 0 ? [] : [{ title, lines }];
}

function deletions({ differences, wanted, running }: Mending): string[] {
  const gone = new Set(differences.filter(isWhole('extra')).map(({ object }) => object));
  const whole = [...gone].map((object) => {
    const others = [...running.keys(), ...wanted.keys()].filter((name) => !gone.has(name));
    const words = object.split(' ');
    const route = words[1] === 'static' ? words.slice(0, 4).join(' ') : object;
    return command(
      'delete',
      others.some((name) => `${name} `.startsWith(`${route} `)) ? words : route.split(' '),
    );
  });
  const parts = differences
    .filter(({ kind, running }) => kind === 'extra' && running)
    .map(({ object, running: setting }) => {
      const path = setting ? emptied(setting, wanted.get(object)) : [];
      return command('delete', [...object.split(' '), ...path]);
    });
  return [...whole, ...parts];
}

/** The highest node above a setting that holds nothing that is wanted: VyOS keeps an emptied node. */
function emptied({ modes }: Setting, object: ConfigObject | undefined): readonly string[] {
  const wanted = [...(object?.settings.values() ?? [])];
  for (let length = 1; length < modes.length; length++) {
    const isKept = wanted.some((one) => modes.slice(0, length).every((word, at) => word === one.modes[at]));
    if (!isKept) return modes.slice(0, length);
  }
  return modes;
}

function settings({ differences, wanted, lineAt }: Mending): string[] {
  return differences.flatMap(({ kind, object, wanted: setting }) => {
    if (kind === 'extra') return [];
    if (setting) return [lineAt(setting.place)];
    return [...(wanted.get(object)?.settings.values() ?? [])].map(({ place }) => lineAt(place));
  });
}

function isWhole(kind: Difference['kind']): (one: Difference) => boolean {
  return (one) => one.kind === kind && !one.wanted && !one.running;
}

function command(verb: string, words: readonly string[]): string {
  return [verb, ...words.map(quoted)].join(' ');
}

/** Bash reads the line: what is not a plain word is quoted. */
function quoted(word: string): string {
  if (/^[a-z][a-z0-9-]*$/.test(word)) return word;
  return word.includes("'") ? `"${word.replace(/[$`"\\]/g, '\\$&')}"` : `'${word}'`;
}
