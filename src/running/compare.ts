import { Secret } from '../model/secret.js';
import type { Config, ConfigObject, Difference, Setting } from './dialect.js';
import { connectionOf, type Owner } from './owners.js';

export interface Compared {
  readonly differences: readonly Difference[];
  /** Running settings whose value can't be read, and wanted ones beside them. */
  readonly unreadable: readonly { readonly object: string; readonly setting: Setting }[];
}

/**
 * Compares the objects that are wanted, and those that carry our names, with those of the running
 * configuration. What belongs to others is never named.
 */
export function compareConfigs(wanted: Config, running: Config, owners: readonly Owner[]): Compared {
  const unreadable: Compared['unreadable'][number][] = [];
  const isHere = [...running.values()].some((object) => isOurs(object, owners));
  const differences: Difference[] = [];
  for (const object of wanted.values()) {
    const found = running.get(object.name);
    if (!found) differences.push({ kind: 'missing', object: object.name });
    else if (found.scope === 'own' && isTaken(object, found, owners, isHere)) {
      differences.push({ kind: 'taken', object: object.name });
    } else {
      differences.push(...compareObjects(object, found));
      for (const setting of found.settings.values()) {
        if (setting.unreadable !== undefined && object.settings.has(setting.key))
          unreadable.push({ object: object.name, setting });
      }
    }
  }
  for (const object of running.values()) {
    if (!wanted.has(object.name) && object.scope === 'own' && isOurs(object, owners))
      differences.push({ kind: 'extra', object: object.name });
  }
  return { differences, unreadable };
}

export function isOurs({ claims }: ConfigObject, owners: readonly Owner[]): boolean {
  return claims.some((claim) => connectionOf(claim, owners) !== undefined);
}

/**
 * Whether something else has the name or the number. Where nothing says whose it is, it is ours if the
 * device has anything of ours at all, or if it is already as it is wanted.
 */
function isTaken(
  wanted: ConfigObject,
  found: ConfigObject,
  owners: readonly Owner[],
  isHere: boolean,
): boolean {
  if (isOurs(found, owners)) return false;
  if (found.claims.length > 0) return true;
  return !isHere && compareObjects(wanted, found).length > 0;
}

/** What differs inside of an object that is there. */
export function compareObjects(wanted: ConfigObject, running: ConfigObject): Difference[] {
  const object = wanted.name;
  const differences: Difference[] = [];
  for (const setting of wanted.settings.values()) {
    const found = running.settings.get(setting.key);
    if (!found) {
      if (!setting.isDefault) differences.push({ kind: 'missing', object, wanted: setting });
    } else if (found.unreadable === undefined && !isEnough(setting, found)) {
      differences.push({
        kind: setting.isFixed ? 'taken' : 'different',
        object,
        wanted: setting,
        running: found,
      });
    }
  }
  if (running.scope === 'shared') return differences;
  for (const setting of running.settings.values()) {
    if (!wanted.settings.has(setting.key) && !setting.isDefault)
      differences.push({ kind: 'extra', object, running: setting });
  }
  return differences;
}

function isEnough({ value, allows }: Setting, running: Setting): boolean {
  return isSame(value, running.value) || (allows?.(reveal(running.value)) ?? false);
}

function isSame(one: string | Secret, other: string | Secret): boolean {
  return reveal(one) === reveal(other);
}

function reveal(value: string | Secret): string {
  return value instanceof Secret ? value.reveal() : value;
}
