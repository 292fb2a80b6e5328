/** What a user may have meant for a number, an AS number as asdot, an IPv4 or IPv6 address or network. */
const NUMBERS: readonly RegExp[] = [
  /^-?\d{1,10}(?:\.\d{1,10})?$/,
  /^\d{1,4}(?:\.\d{1,4}){1,4}(?:\/\d{1,3})?$/,
  /^(?=.*:)[\da-f:.]{2,45}(?:\/\d{1,3})?$/i,
];
/** An IPv4 address or network, right or nearly so. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;
/** Shorter than any pre-shared key of AWS (8 to 64 characters). */
const SHORT = /^.{1,7}$/u;
/** The ids of AWS; a pre-shared key of AWS has no hyphen. */
const ID = /^[a-z]{2,5}-[\da-f]{1,20}$/i;
/** The words of algorithms, modes and types, with short numbers among them. */
const WORDS =
  /^(?!.*\d{5})(?=[a-z])(?:aes|3?des|hmac|sha|md5|cbc|ctr|gcm|group|dh|modp|ecp|pfs|camellia|chacha|poly|blowfish|ike|ipsec|ipv|esp|ah|v|tunnel|transport|main|aggressive|none|null|true|false|yes|no|\d{1,4}|[-_./]){1,12}$/i;

/**
 * A value of a field that is known to hold no secret, for a message: in quotes when it looks like something
 * that such a field may have, else only its length, as a pre-shared key may have been pasted there.
 */
export function quoted(value: string | number | boolean): string {
  return shown(String(value), [SHORT, ...NUMBERS, ID, WORDS]);
}

/** The same where a pre-shared key may be any text, as with Alibaba Cloud: only addresses and words are shown. */
export function quotedFreely(value: string | number | boolean): string {
  return shown(String(value), [ADDRESS, WORDS]);
}

function shown(text: string, shapes: readonly RegExp[]): string {
  const isPlain = text.length <= 60 && shapes.some((shape) => shape.test(text));
  return isPlain ? `"${text}"` : `a text of ${text.length} characters`;
}
