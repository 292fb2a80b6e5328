/** What people write into brackets where a value was. */
const BRACKETED: string =
  '[<[({] ?(?:redacted|masked|hidden|secret|sensitive(?: value)?|removed|omitted|psk|pre-?shared[ _-]?key|your[\\w -]*)[>\\])}]';
/** Shapes that documentation, ticket systems and our own `inspect` put where a value was. */
const MASKS: readonly RegExp[] = [
  /\*{3,}|\u2022{3,}/,
  /\bx{2,3}\.x{2,3}\b/i,
  new RegExp(BRACKETED, 'i'),
  /^\.\.\.[^.]*\.\.\.$/,
  // An IPv4 address or network of which a part is taken out: 203.0.113.xx.
  /^(?=[^/]*x)(?:[\dx]{1,3}\.){3}[\dx]{1,3}(?:\/\d+)?$/i,
];
/** Masks that a pre-shared key of AWS's alphabet can't be told from by its characters. */
const WHOLE_MASKS: readonly RegExp[] = [
  /^[xX#?._-]{8,}$/,
  /^(?:redacted|masked|hidden|sensitive|removed|omitted)$/i,
  // What Ansible writes for a value that is a parameter marked no_log.
  /^VALUE_SPECIFIED_IN_NO_LOG_PARAMETER$/,
];
/** No mask is longer, and a long text would make the patterns slow. */
const LONGEST = 300;

/** True when the text stands for a value that somebody took out. */
export function isMasked(text: string): boolean {
  return text.length <= LONGEST && [...MASKS, ...WHOLE_MASKS].some((mask) => mask.test(text));
}

/** The same for a pre-shared key: `ab.xx.xx` may well be one. */
export function isMaskedKey(text: string): boolean {
  return /^[A-Za-z0-9._]*$/.test(text) ? WHOLE_MASKS.some((mask) => mask.test(text)) : isMasked(text);
}

/** The same for a key of any printable characters: asterisks within it may well be its own. */
export function isMaskedFreely(text: string): boolean {
  return text.length <= LONGEST && [...FREE_MASKS, ...WHOLE_MASKS].some((mask) => mask.test(text));
}

const FREE_MASKS: readonly RegExp[] = [/\*{3,}$|\u2022{3,}/, new RegExp(`^${BRACKETED}$`, 'i')];
