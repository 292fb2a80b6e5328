/** Shapes that documentation, ticket systems and our own `inspect` put where a value was. */
const MASKS: readonly RegExp[] = [
  /\*{3,}|\u2022{3,}/,
  /\bx{2,3}\.x{2,3}\b/i,
  /[<[({] ?(?:redacted|masked|hidden|secret|sensitive(?: value)?|removed|omitted|psk|pre-?shared[ _-]?key|your[\w -]*)[>\])}]/i,
  /^\.\.\.[^.]*\.\.\.$/,
];
/** Masks that a pre-shared key of AWS's alphabet can't be told from by its characters. */
const WHOLE_MASKS: readonly RegExp[] = [
  /^[xX#?._-]{8,}$/,
  /^(?:redacted|masked|hidden|sensitive|removed|omitted)$/i,
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
