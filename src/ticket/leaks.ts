import type { Secret } from '../model/secret.js';

/** A secret that stands in a text of a bundle. */
export interface Leak {
  readonly path: string;
  readonly what: string;
  /** So short that it may stand there by chance. */
  readonly isShort: boolean;
}

/** AWS takes no shorter key; a text of a few letters stands in any ticket. */
const SHORT = 8;

interface Named {
  readonly what: string;
  readonly secret: Secret;
}

/**
 * Every secret that a file holds, as it is or in another spelling: a name, a description or an id of a document can
 * repeat a key. The last look before a bundle is written.
 */
export function leaksIn(
  files: readonly { readonly path: string; readonly text: string }[],
  secrets: readonly Named[],
): readonly Leak[] {
  return files.flatMap(({ path, text }) => {
    const views = viewsOf(`${path}\n${text}`);
    return secrets
      .filter(({ secret }) =>
        spellingsOf(secret.reveal()).some((one) => views.some((view) => view.includes(one))),
      )
      .map(({ what, secret }) => ({ path, what, isShort: secret.length < SHORT }));
  });
}

/** The text, and as it reads without the escapes of a shell, HTML, JSON and URLs, and the backslashes of others. */
function viewsOf(text: string): readonly string[] {
  const views = [
    text,
    text.replaceAll("'\\''", "'"),
    withoutEntities(text),
    text.replace(/\\u([0-9a-f]{4})/gi, unit16),
    withoutPercent(text),
    withoutPercent(text.replaceAll('+', ' ')),
  ];
  return [...views, ...views.map(withoutBackslashes), text.toLowerCase()];
}

function spellingsOf(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    secret,
    withoutBackslashes(secret),
    hex,
    ...[0, 1, 2].flatMap((shift) => base64(bytes, shift)),
  ].filter((one) => one !== '');
}

/** What is sure of the base64 of bytes that stand `shift` bytes behind the start of a group of three. */
function base64(bytes: Uint8Array, shift: number): string[] {
  const shifted = String.fromCharCode(...new Uint8Array(shift), ...bytes);
  const start = Math.ceil((shift * 8) / 6);
  const end = Math.floor(((shift + bytes.length) * 8) / 6);
  const text = btoa(shifted).slice(start, end);
  return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}

const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMES[String(name).toLowerCase()] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function unit16(_: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function withoutPercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = run.match(/[0-9a-f]{2}/gi) ?? [];
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  });
}

function withoutBackslashes(text: string): string {
  return text.replaceAll('\\', '');
}
