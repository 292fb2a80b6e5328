/** How a text reads in the encodings in which it could leave: for a search that finds it in any of them. */
export function spellings(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  const points = [...text];
  const each = (spell: (point: string) => string) => points.map(spell).join('');
  const code = (point: string) => point.codePointAt(0) ?? 0;
  return [
    ...new Set([
      text,
      ...base64In(bytes),
      encodeURIComponent(text),
      [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join(''),
      [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
      new URLSearchParams({ k: text }).toString().slice(2),
      each((point) => NAMED[point] ?? point),
      each((point) => ({ ...NAMED, "'": '&apos;' })[point] ?? point),
      each((point) => `&#${code(point)};`),
      each((point) => `&#x${code(point).toString(16)};`),
      each((point) => `&#x${code(point).toString(16).toUpperCase()};`),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      JSON.stringify(text).slice(1, -1),
      each((point) => `\\u${code(point).toString(16).padStart(4, '0')}`),
      each((point) => (/[\\']/.test(point) ? `\\${point}` : point)),
      text.replaceAll("'", "'\\''"),
      each((point) => (/[\\"$`]/.test(point) ? `\\${point}` : point)),
      each((point) => (/[\w]/.test(point) ? point : `\\${point}`)),
      each((point) => (/[\\`*_{}[\]()#+.!|<>~@:-]/.test(point) ? `\\${point}` : point)),
    ]),
  ];
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What base64 and base64url hold of the bytes for sure, wherever they begin in a group of three. */
function base64In(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first characters mix with what stands before, the last one with what comes after.
    const sure = encoded.slice(
      shift === 0 ? 0 : shift + 1,
      (shift + bytes.length) % 3 === 0 ? undefined : -1,
    );
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
