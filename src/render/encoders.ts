/**
 * One encoder per grammar position: each takes a text that the position can hold, as it is written there,
 * or names what it can't hold. Nothing is dropped or replaced: what can't be written is refused.
 */
export interface Encoder {
  /** The grammar position in words, for the diagnostic. */
  readonly position: string;
  /** Characters that the position can't hold, each with its name; controls and line separators are always refused. */
  readonly refused: readonly (readonly [pattern: RegExp, name: string])[];
  readonly encode: (text: string) => string;
}

const CONTROLS = [/[\p{Cc}\p{Zl}\p{Zp}]/u, 'a control character or line separator'] as const;
// Trojan Source (CVE-2021-42574): what is read is not what is configured.
const BIDI = [/\p{Bidi_Control}/u, 'a control character of writing direction'] as const;
const HALF_PAIR = [/\p{Cs}/u, 'half of a surrogate pair'] as const;
const NOT_ASCII = [/[^\p{ASCII}]/u, 'a character outside ASCII'] as const;
const EMPTY = [/^$/, 'nothing'] as const;
const SPACE = [/\s/, 'a space'] as const;
const ONLY_ZERO = [/^0$/, 'nothing but a "0"'] as const;
const EDGE_SPACE = [/^\s|\s$/, 'a space at its start or end'] as const;

const plain = (text: string): string => text;
const phpQuoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
const swanctlQuoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;
const vyosQuoted = (text: string): string => `'${text}'`;
// Neither VyOS's command line nor the quoted string of swanctl.conf, into which VyOS writes it unescaped
// (vyos-1x, data/templates/ipsec/swanctl.conf.j2), holds everything.
const isHeldByVyos = (text: string): boolean => !/^\s|\s$|['"?\\]|[^\p{ASCII}]/u.test(text);
const hex = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('');

// A prefix fixes the type, which strongSwan else guesses; # after it means hex, and ^…$ a regular expression;
// a * matches anything (src/libstrongswan/utils/identification.c).
function swanctlIdentity(
  prefix: string,
  position: string,
  quoted = swanctlQuoted,
  isHeld = (_text: string): boolean => true,
): Encoder {
  return {
    position,
    refused: [EMPTY, NOT_ASCII, SPACE, [/\*/, 'a "*"']],
    encode: (text) =>
      quoted(!isHeld(text) || /^#|^\^.*\$$/.test(text) ? `${prefix}:#${hex(text)}` : `${prefix}:${text}`),
  };
}

const IOS_WORD = [
  NOT_ASCII,
  EMPTY,
  SPACE,
  [/\?/, 'a "?"'],
  [/"/, 'a double quote'],
  [/^[!#]/, 'a "!" or "#" at its start'],
] as const;

export const ENCODERS: { readonly [name: string]: Encoder } = {
  // Cisco: ? asks for help at the prompt, also inside a comment; ! starts a comment; " groups words; a line
  // has at most 254 characters ("Using the Cisco IOS Command-Line Interface").
  'ios-word': {
    position: 'a word of a Cisco IOS command',
    refused: [...IOS_WORD, [/^.{129}/, 'more than 128 characters']],
    encode: plain,
  },
  // The keyword "domain", which can be cut short, may stand in its place (Security Command Reference, "match identity").
  'ios-identity': {
    position: 'an IKE identity of Cisco IOS',
    refused: [
      ...IOS_WORD,
      [/^d(o(m(a(i(n)?)?)?)?)?$/i, 'the keyword "domain" or a beginning of it'],
      [/^.{129}/, 'more than 128 characters'],
    ],
    encode: plain,
  },
  // IP Routing: BGP Command Reference, "neighbor password": 25 characters, of which the first is no number.
  'ios-bgp-key': {
    position: 'a password of a BGP neighbor of Cisco IOS',
    refused: [...IOS_WORD, [/^\d/, 'a digit at its start'], [/^.{26}/, 'more than 25 characters']],
    encode: plain,
  },
  'swanctl-word': {
    position: 'an unquoted name of swanctl.conf',
    refused: [EMPTY, [/[^A-Za-z0-9_-]/, 'a character other than A-Z a-z 0-9 _ -']],
    encode: plain,
  },
  // A quoted string escapes \ and " (src/libstrongswan/settings/settings_lexer.l). 0x or 0s in front, in any
  // case, means hex or base64: such a secret is written in hex (src/swanctl/commands/load_creds.c).
  'swanctl-secret': {
    position: 'a secret of swanctl.conf',
    refused: [EMPTY],
    encode: (text) => (/^0[xs]/i.test(text) ? `0x${hex(text)}` : swanctlQuoted(text)),
  },
  'swanctl-fqdn': swanctlIdentity('fqdn', 'a name (ID_FQDN) as an identity of swanctl.conf'),
  'swanctl-user-fqdn': swanctlIdentity('rfc822', 'an e-mail address as an identity of swanctl.conf'),
  // VyOS: its CLI refuses double quotes in any value; a single quote can't stand inside single quotes; a
  // pasted ? asks for help, in quotes too (vyatta-op, etc/bash_completion.d/vyatta-op).
  'vyos-value': {
    position: 'a single-quoted value of a VyOS command',
    refused: [EMPTY, [/'/, 'a single quote'], [/"/, 'a double quote'], [/\?/, 'a "?"']],
    encode: vyosQuoted,
  },
  // 0x or 0s in front means hex or base64, as in swanctl.conf: what can't be held is written in hex.
  'vyos-secret': {
    position: 'a pre-shared key of VyOS',
    refused: [EMPTY],
    encode: (text) => vyosQuoted(/^0[xs]/i.test(text) || !isHeldByVyos(text) ? `0x${hex(text)}` : text),
  },
  'vyos-fqdn': swanctlIdentity('fqdn', 'a name (ID_FQDN) of VyOS', vyosQuoted, isHeldByVyos),
  'vyos-user-fqdn': swanctlIdentity('rfc822', 'an e-mail address of VyOS', vyosQuoted, isHeldByVyos),
  // The word goes as it is into a line of FRR (data/templates/frr/bgpd.frr.j2), which takes 80 characters
  // (bgpd/bgpd.h, PEER_PASSWORD_MAXLEN).
  'vyos-bgp-key': {
    position: 'a password of a BGP neighbor of VyOS',
    refused: [
      NOT_ASCII,
      EMPTY,
      SPACE,
      [/['"]/, 'a quote'],
      [/\?/, 'a "?"'],
      [/\\/, 'a backslash'],
      [/^.{81}/, 'more than 80 characters'],
    ],
    encode: vyosQuoted,
  },
  'vyos-name': {
    position: 'a name of a VyOS node',
    refused: [[/^$|[^-_A-Za-z0-9]/, 'a character other than A-Z a-z 0-9 _ -']],
    encode: plain,
  },
  // PHP manual, "Strings": in single quotes only \ and ' are escaped.
  'php-single-quoted': {
    position: 'a single-quoted PHP string',
    refused: [],
    encode: phpQuoted,
  },
  // pfSense: vpn_ipsec_phase1.php takes ASCII alone; ipsec.inc trims the key before strongSwan gets it, and
  // leaves out what empty() of PHP takes for nothing.
  'pfsense-secret': {
    position: 'a pre-shared key of pfSense',
    refused: [EMPTY, NOT_ASCII, EDGE_SPACE, ONLY_ZERO],
    encode: phpQuoted,
  },
  // pfSense, package FRR: frr.inc writes the key unescaped into a quoted string of setkey(8), which takes 80
  // bytes for tcp-md5, and frr_bgp.inc as a word of an FRR command.
  'pfsense-bgp-key': {
    position: 'a BGP key of pfSense',
    refused: [
      NOT_ASCII,
      EMPTY,
      SPACE,
      ONLY_ZERO,
      [/"/, 'a double quote'],
      [/[?|]/, 'a "?" or "|"'],
      [/^[!#]/, 'a "!" or "#" at its start'],
      [/^.{81}/, 'more than 80 characters'],
    ],
    encode: phpQuoted,
  },
  // pfSense: is_domain() checks a name, and what follows the @ of a user; ipsec.inc writes both unquoted.
  'pfsense-identity': {
    position: 'an IKE identity of pfSense',
    refused: [
      [
        /^(?!(?:[\w.+-]+@)?(?:\w(?:[\w-]*\w)?\.)*\w(?:[\w-]*[\w.])?$)/,
        'something else than letters, digits, "_" and "-" between single dots, behind a user and an "@" or not',
      ],
    ],
    encode: plain,
  },
  // pfSense: a description also becomes a label of pf and a line of FRR.
  'pfsense-name': {
    position: 'a name in a description of pfSense',
    refused: [[/^$|[^A-Za-z0-9._-]/, 'a character other than A-Z a-z 0-9 . _ -']],
    encode: plain,
  },
  // XML 1.0 sections 2.2 and 2.4.
  'xml-text': {
    position: 'a text of XML',
    refused: [[/[\ufffe\uffff]/, 'a character that XML does not have']],
    encode: (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`),
  },
  // CommonMark 6.1: the fence is longer than any run of backticks inside; one space on both sides is dropped.
  'markdown-code': {
    position: 'a code span of Markdown',
    refused: [EMPTY, EDGE_SPACE],
    encode: (text) => {
      const runs = text.match(/`+/g) ?? [];
      const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
      const pad = /^`|`$/.test(text) ? ' ' : '';
      return fence + pad + text + pad + fence;
    },
  },
  'hash-comment': { position: 'a # comment', refused: [], encode: plain },
  'path-segment': {
    position: 'a file name',
    refused: [[/^$|^\.|[^A-Za-z0-9._-]/, 'a character other than A-Z a-z 0-9 . _ -, or a dot at its start']],
    encode: plain,
  },
  // FRR's CLI (lib/command.c): words are split at spaces, ! and # start comments, | filters, ? asks for help.
  'frr-word': {
    position: 'a word of an FRR command',
    refused: [NOT_ASCII, EMPTY, SPACE, [/[?|]/, 'a "?" or "|"'], [/^[!#]/, 'a "!" or "#" at its start']],
    encode: plain,
  },
  // FRR: the rest of a line is split at spaces and nothing else (lib/command.c, cmd_make_strvec), the first
  // word is the key (bgpd/bgp_vty.c), of at most 80 characters (bgpd/bgpd.h).
  'frr-password': {
    position: 'a password of an FRR neighbor',
    refused: [NOT_ASCII, EMPTY, SPACE, [/^.{81}/, 'more than 80 characters']],
    encode: plain,
  },
  // nftables (src/scanner.l, string): a letter, then letters, digits and / \ - _ . of which the plain ones are kept.
  'nft-name': {
    position: 'a name of an nftables object',
    refused: [[/^$|[^A-Za-z0-9_.-]/, 'a character other than A-Z a-z 0-9 _ . -']],
    encode: plain,
  },
  // systemd.syntax(7): a trailing backslash continues the line; % starts a specifier.
  'unit-value': {
    position: 'a value of a systemd unit',
    refused: [EMPTY, EDGE_SPACE, [/[\\%"']/, 'a backslash, percent sign or quote']],
    encode: plain,
  },
};

/** The text as the position takes it, or the name of what it can't hold. */
export function encode(name: string, text: string): { readonly text: string } | { readonly problem: string } {
  const encoder = ENCODERS[name];
  if (!encoder) throw new Error(`there is no encoder "${name}"`);
  const problem = [CONTROLS, BIDI, HALF_PAIR, ...encoder.refused].find(([pattern]) => pattern.test(text));
  return problem ? { problem: problem[1] } : { text: encoder.encode(text) };
}
