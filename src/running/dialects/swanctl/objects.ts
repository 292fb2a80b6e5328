import type { Report } from '../../../diagnostics/result.js';
import { Secret } from '../../../model/secret.js';
import type { ConfigObject, RunningText, Setting } from '../../dialect.js';
import { type Entry, readSettings } from './settings.js';

/** Reads connections, secrets and settings of the daemon. Sections of one name in several files are one. */
export function readSwanctl(text: RunningText, report: Report): ConfigObject[] {
  const { entries, includes, references, problem } = readSettings(text.text);
  const file = text.name;
  if (problem) report.add('RUNNING_SYNTAX', { problem: problem.text }, { file, line: problem.line });
  for (const line of includes) report.add('RUNNING_INCLUDE', {}, { file, line });
  for (const line of references) report.add('RUNNING_REFERENCE', {}, { file, line });
  const objects = new Map<string, { object: ConfigObject; settings: Map<string, Setting> }>();
  for (const entry of entries) {
    const length = /^(?:connections|secrets)$/.test(entry.path[0] ?? '') ? 2 : 1;
    if (entry.path.length <= length) continue;
    const name = entry.path.slice(0, length).join('.');
    const known = objects.get(name) ?? create(name, entry, length, file);
    objects.set(name, known);
    const setting = settingOf(entry, length, file);
    known.settings.set(setting.key, setting);
  }
  return [...objects.values()].map(({ object }) => object);
}

function create(name: string, { path, line }: Entry, length: number, file: string) {
  const settings = new Map<string, Setting>();
  const isDaemon = length === 1;
  const claims = isDaemon ? [] : [(path[1] ?? '').replace(/^ike-/, '')];
  const scope = isDaemon ? ('shared' as const) : ('own' as const);
  return { object: { name, settings, claims, scope, place: { file, line } }, settings };
}

const SECRET = /^(?:secret\d*|pin|password)$/;

function settingOf({ path, value, line }: Entry, length: number, file: string): Setting {
  const inner = path.slice(length);
  const key = inner.join('.');
  const isSecret = SECRET.test(inner.at(-1) ?? '');
  return {
    key,
    value: isSecret ? new Secret(secretBytes(value)) : canonical(inner.at(-1) ?? '', value),
    text: `${key} = ${isSecret ? '[secret]' : value}`,
    modes: [],
    place: { file, line },
  };
}

/** A secret in hex or base64 is the bytes that it stands for (src/swanctl/commands/load_creds.c): one letter each. */
function secretBytes(value: string): string {
  if (/^0x/i.test(value)) {
    const pairs = value.slice(2).match(/../g) ?? [];
    return String.fromCharCode(...pairs.map((pair) => Number.parseInt(pair, 16)));
  }
  const decoded = /^0s/i.test(value) ? decodeBase64(value.slice(2)) : undefined;
  return decoded ?? String.fromCharCode(...new TextEncoder().encode(value));
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };

/** Times in seconds, one word for yes and no, lists without spaces (swanctl.conf(5), strongswan.conf(5)). */
function canonical(key: string, value: string): string {
  const [, digits, unit = 's'] = /^(\d+)([smhd])?$/.exec(value) ?? [];
  if (/(?:_time|^dpd_delay|^dpd_timeout)$/.test(key) && digits !== undefined) {
    return String(Number(digits) * (UNITS[unit] ?? 1));
  }
  if (/^(?:yes|true|enabled|1)$/.test(value) && !/^(?:version|if_id_)/.test(key)) return 'yes';
  if (/^(?:no|false|disabled|0)$/.test(value) && !/^(?:keyingtries|if_id_)/.test(key)) return 'no';
  return value.replace(/\s*,\s*/g, ',');
}
