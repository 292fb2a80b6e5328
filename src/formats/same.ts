import { Secret } from '../model/secret.js';

/** What is known of a document's place or of its passing state is no part of what it says. */
const PASSING: ReadonlySet<string> = new Set(['at', 'state', 'problems']);

/**
 * Whether two readings of the same thing differ in anything that both of them have. The order of lists counts for
 * nothing. Secrets are compared and never shown.
 */
export function contradicts(one: object, other: object): boolean {
  return Object.entries(one).some(([key, value]) => {
    const found: unknown = Reflect.get(other, key);
    if (PASSING.has(key) || value === undefined || found === undefined) return false;
    if (isPlain(value) && isPlain(found)) return contradicts(value, found);
    if (isPlainList(value) && isPlainList(found)) return isOtherList(value, found);
    return fingerprint(value) !== fingerprint(found);
  });
}

function isOtherList(one: readonly object[], other: readonly object[]): boolean {
  const isMatched = one.every((item) => other.some((candidate) => !contradicts(item, candidate)));
  return one.length !== other.length || !isMatched;
}

/** Whether two readings differ in anything at all. */
export function differ(one: object | undefined, other: object | undefined): boolean {
  return one !== undefined && other !== undefined && fingerprint(one) !== fingerprint(other);
}

/** Everything that was read, without where; compared, never shown. */
function fingerprint(value: unknown): string {
  if (value instanceof Secret) return JSON.stringify(value.reveal());
  if (Array.isArray(value)) return `[${value.map(fingerprint).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value));
  const entries = Object.entries(value).filter(([key, one]) => !PASSING.has(key) && one !== undefined);
  return `{${entries.map(([key, one]) => `${key}:${fingerprint(one)}`).join()}}`;
}

function isPlainList(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every(isPlain);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Secret);
}
