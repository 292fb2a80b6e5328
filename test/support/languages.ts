import {
  readMarkdownCode,
  readPhpSingleQuoted,
  readSecret,
  readSwanctlIdentity,
  readSwanctlQuoted,
  readXmlText,
} from './readers.js';

/** How one line of a rendered file is read: enough to tell the values on it from what surrounds them. */
export interface Language {
  /** A line that is a comment as a whole, where anything may stand. */
  readonly comment?: RegExp;
  /** A value between marks of its own, and what it says. */
  readonly quoted?: RegExp;
  readonly read?: (quoted: string, line: string) => string;
  /** What a value without marks may be; without it a value never stands bare. */
  readonly bare?: (value: string, line: string) => boolean;
  /** The longest line that is read. */
  readonly width?: number;
}

const HASH = /^\s*#/;

/** `\` escapes, and 0x or 0s begins a secret in another notation (swanctl.conf(5), "secrets"). */
const swanctl: Language = {
  comment: HASH,
  quoted: /"(?:[^"\\]|\\.)*"|(?<=\bsecret = )0[xs][0-9A-Za-z+/=]+$/gi,
  read: (quoted, line) => {
    const text = quoted.startsWith('"') ? readSwanctlQuoted(quoted) : quoted;
    const prefix = /^\s*id = "(fqdn|rfc822):/.exec(line)?.[1];
    if (prefix !== undefined) return readSwanctlIdentity(prefix, text);
    return /^\s*secret = /.test(line) ? readSecret(text) : text;
  },
  bare: (value) => /^[A-Za-z0-9_-]+$/.test(value),
};

/** The CLI takes no `"`, asks for help at `?`, and puts secrets and identities unescaped between the quotes of swanctl.conf. */
const vyos: Language = {
  comment: HASH,
  quoted: /'[^']*'/g,
  read: (quoted, line) => {
    const text = quoted.slice(1, -1);
    if (/["?]/.test(text)) throw new Error('a double quote or question mark');
    const prefix = /[ -]id '/.test(line) ? /^(fqdn|rfc822):/.exec(text)?.[1] : undefined;
    if (prefix !== undefined) return readSwanctlIdentity(prefix, readSwanctlQuoted(`"${text}"`));
    return / secret '/.test(line) ? readSecret(readSwanctlQuoted(`"${text}"`)) : text;
  },
};

/** Spaces end a word, `?` asks for help, `!` starts a comment, `"` groups words; 254 characters to a line. */
const ios: Language = {
  bare: (value, line) => {
    // A number in front of a password is its type, and a keyword may stand in front of an identity.
    if (/ password /.test(line) && /^\d/.test(value)) return false;
    if (/ identity .* (fqdn|email|host|user-fqdn) /.test(line) && 'domain'.startsWith(value)) return false;
    return /^(?![!#])(?!.*[?"])[!-~]+$/.test(value);
  },
  width: 254,
};

const php: Language = { quoted: /'(?:[^'\\]|\\.)*'/g, read: readPhpSingleQuoted };
const markdown: Language = { quoted: /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, read: readMarkdownCode };
const xml: Language = {
  quoted: /(?<=<(pre-shared-key|password|interface|myid_data|peerid_data|descr)>)[^<]*(?=<\/\1>)/g,
  read: readXmlText,
};
/** A `|` filters and a `?` asks for help, but in what is left of a line for a password (lib/command.c). */
const frr: Language = {
  comment: /^!/,
  bare: (value, line) =>
    (/^ neighbor \S+ password /.test(line) ? /^[!-~]{1,80}$/ : /^(?![!#])(?!.*[?|])[!-~]+$/).test(value),
};
const nft: Language = { comment: HASH, bare: (value) => /^[A-Za-z0-9_.-]+$/.test(value) };
const shell: Language = { comment: HASH, bare: (value) => /^[A-Za-z0-9_-]+$/.test(value) };

/** Commands of a shell: values stand in quotes that nothing is special in, in comments, or are no more than names. */
const commands: Language = {
  comment: HASH,
  quoted: /'[^']*'/g,
  read: (quoted) => quoted.slice(1, -1),
  bare: (value) => /^[A-Za-z0-9._-]+$/.test(value),
};

/** `%` and `\` are special everywhere; a command line is split at spaces, quotes and more (systemd.syntax(7)). */
const unit: Language = {
  comment: HASH,
  bare: (value, line) =>
    isTrimmed(value) && (/^Exec/.test(line) ? /^[A-Za-z0-9._-]+$/ : /^[^\\%"']+$/).test(value),
};

const LANGUAGES: readonly (readonly [path: RegExp, language: Language])[] = [
  [/\.commands$/, vyos],
  [/\.cfg$|^cisco-ios-verify\.txt$/, ios],
  [/\.php$/, php],
  [/-(?:verify|remove)\.sh$/, commands],
  [/\.md$/, markdown],
  [/^config\.xml$/, xml],
  [/^etc\/swanctl\//, swanctl],
  [/\.frr\.conf$/, frr],
  [/\.nft$/, nft],
  [/\.(service|netdev|network)$/, unit],
  [/^etc\/(strongswan|sysctl)\.d\//, shell],
  [/^usr\/local\/sbin\//, shell],
];

/** The language of a file by the path that the router has it at. */
export function languageOf(path: string): Language {
  const found = LANGUAGES.find(([pattern]) => pattern.test(path));
  if (!found) throw new Error(`${path}: no language is known for it`);
  return found[1];
}

/** A value that can be one part of a path, and nothing else. */
export function isFileName(value: string): boolean {
  return /^(?!\.)[A-Za-z0-9._-]+$/.test(value);
}

interface Piece {
  readonly kind: 'comment' | 'bare' | 'quoted';
  readonly text: string;
}

/** A line as the router reads it: quoted values by what they say, everything between them to the byte. */
export function piecesOf(line: string, { comment, quoted, read, width = Infinity }: Language): Piece[] {
  if (line.length > width) throw new Error('the line is too long');
  if (comment?.test(line)) return [{ kind: 'comment', text: line }];
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of quoted ? line.matchAll(quoted) : []) {
    pieces.push({ kind: 'bare', text: line.slice(end, match.index) });
    pieces.push({ kind: 'quoted', text: read?.(match[0], line) ?? match[0] });
    end = match.index + match[0].length;
  }
  return [...pieces, { kind: 'bare', text: line.slice(end) }];
}

function isTrimmed(value: string): boolean {
  return value !== '' && value.trim() === value;
}
