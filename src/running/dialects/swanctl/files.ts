import { Secret } from '../../../model/secret.js';
import type { ConfigObject, RunningText, Setting } from '../../dialect.js';
import { connectionOf, type Owner } from '../../owners.js';
import { linesOf } from '../../text.js';

const COMMENT = /^\s*(?:[#;!].*)?$/;

/** A file of the device's tree that is no configuration of strongSwan: units by section, others line by line. */
export function readFile(text: RunningText, path: string, owners: readonly Owner[]): ConfigObject {
  const settings = new Map<string, Setting>();
  const seen = new Map<string, number>();
  let section: string | undefined;
  for (const [index, raw] of linesOf(text).entries()) {
    const line = raw.trim();
    if (COMMENT.test(line)) continue;
    if (isUnit(path) && /^\[.*\]$/.test(line)) section = numbered(line, seen);
    const within = isUnit(path) && line !== section ? section : undefined;
    const secret = /^(neighbor \S+ password) (.+)$/.exec(line);
    const shown = secret ? `${secret[1]} [secret]` : line;
    const key = numbered(within === undefined ? shown : `${within} ${shown}`, seen);
    settings.set(key, {
      key,
      value: secret ? new Secret(secret[2] ?? '') : '',
      text: shown,
      ...(within === undefined ? {} : { within }),
      modes: [],
      place: { file: text.name, line: index + 1 },
    });
  }
  // A file with another name is of the whole device, or of others.
  const name = nameIn(path);
  const isOurs = connectionOf(name, owners) !== undefined;
  const claims = isOurs ? [name] : [];
  return { name: `/${path}`, settings, claims, scope: isOurs ? 'own' : 'common', place: { file: text.name } };
}

function isUnit(path: string): boolean {
  return /(?:^|\/)systemd\//.test(path);
}

/** A line that is there again gets a number. */
function numbered(text: string, seen: Map<string, number>): string {
  const count = (seen.get(text) ?? 0) + 1;
  seen.set(text, count);
  return count === 1 ? text : `${text} (${count})`;
}

/** The name in a path of what the file is for: a connection's id, or a tunnel's name. */
export function nameIn(path: string): string {
  const base = (path.split('/').at(-1) ?? '').replace(/^\d\d-/, '');
  return base
    .replace(/\.(?:conf|netdev|network|nft|service)$/, '')
    .replace(/\.frr$/, '')
    .replace(/-(?:mss|failover|secrets|keys)$/, '');
}
