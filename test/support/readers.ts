/** Readers of single values, written from the vendors' grammars: what an encoder writes must read back. */

/** strongSwan's quoted string: the lexer drops each backslash and keeps what follows. */
export function readSwanctlQuoted(text: string): string {
  let value = '';
  if (text[0] !== '"') throw new Error('no opening quote');
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '"' && at === text.length - 1) return value;
    if (text[at] === '"') throw new Error('text after the closing quote');
    if (text[at] === '\\') at++;
    value += text[at];
  }
  throw new Error('no closing quote');
}

/** strongSwan: an identity with a type in front; `#` means hex, `^…$` a regular expression. */
export function readSwanctlIdentity(prefix: string, text: string): string {
  if (!text.startsWith(`${prefix}:`)) throw new Error(`no ${prefix}: in front`);
  const value = text.slice(prefix.length + 1);
  if (/^\^.*\$$|\*/.test(value)) throw new Error('a pattern');
  return value.startsWith('#') ? Buffer.from(value.slice(1), 'hex').toString('utf8') : value;
}

/** bash: everything between two single quotes, literally. */
export function readSingleQuoted(text: string): string {
  const match = /^'([^']*)'$/.exec(text);
  if (!match) throw new Error('not one single-quoted word');
  return match[1] ?? '';
}

/** strongSwan: a secret that begins with 0x is hex, with 0s base64, in any case and in quotes too. */
export function readSecret(text: string): string {
  if (/^0s/i.test(text)) return Buffer.from(text.slice(2), 'base64').toString('utf8');
  return /^0x/i.test(text) ? Buffer.from(text.slice(2), 'hex').toString('utf8') : text;
}

/** PHP: in single quotes a backslash escapes itself and the quote, and is literal before anything else. */
export function readPhpSingleQuoted(text: string): string {
  if (!text.startsWith("'") || !text.endsWith("'")) throw new Error('no quotes');
  let value = '';
  for (let at = 1; at < text.length - 1; at++) {
    if (text[at] === "'") throw new Error('text after the closing quote');
    if (text[at] === '\\' && /['\\]/.test(text[at + 1] ?? '')) at++;
    value += text[at];
  }
  return value;
}

/** CommonMark 6.1: the span ends at a run of as many backticks; one space on both sides is dropped. */
export function readMarkdownCode(text: string): string {
  const fence = /^`+/.exec(text)?.[0] ?? '';
  const runs = [...text.matchAll(/`+/g)].filter((run) => run[0].length === fence.length);
  if (fence === '' || runs.length !== 2 || !text.endsWith(fence)) throw new Error('not one code span');
  const inner = text.slice(fence.length, -fence.length);
  return /^ .* $/.test(inner) && inner.trim() !== '' ? inner.slice(1, -1) : inner;
}

/** XML 1.0 section 4.1: character references by their numbers; a bare `&`, `<` or quote is a mistake. */
export function readXmlText(text: string): string {
  if (/[<>"']|&(?!#\d+;)/.test(text)) throw new Error(`not quoted: ${text}`);
  let read = '';
  for (let at = 0; at < text.length; ) {
    const end = text.startsWith('&#', at) ? text.indexOf(';', at) : at;
    read += end > at ? String.fromCodePoint(Number(text.slice(at + 2, end))) : text.charAt(at);
    at = end + 1;
  }
  return read;
}
