import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { VpnConnection } from '../../src/model/connection.js';
import { markup } from '../../src/ticket/markup.js';
import { connection } from '../support/connection.js';
import { device } from '../support/device.js';
import { NAUGHTY } from '../support/naughty.js';
import { bundleOf, requestOf } from './bundles.js';

const PLAIN = 'qPlainq';
const MORE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</style><style>body{display:none}',
  '</code></pre><h1>',
  '&lt;b&gt;',
  '&#60;b&#62;',
  ']]>',
  '<!--',
  '`',
  '``` ',
  '~~~',
  'a`b``c',
  '|',
  'a|b',
  'a\\|b',
  '| --- |',
  '[a](javascript:alert(1))',
  '![a](http://example.invalid/x.png)',
  '<http://example.invalid>',
  'http://example.invalid/ www.example.invalid',
  '**a** _b_ ~~c~~',
  '# a',
  '- a',
  '1. a',
  '@here #1',
  '\t',
  ' ',
];

const VALUES = [...new Set([...NAUGHTY, ...MORE])].filter((one) => one !== '');

/** Where a text of a document reaches a ticket. */
const FIELDS: Readonly<Record<string, (text: string) => Partial<VpnConnection>>> = {
  'the name': (name) => ({ name }),
  'the id': (id) => ({ id }),
  'the id of the gateway': (id) => ({ cloudGateway: { kind: 'transit-gateway', id } }),
};

async function pages(shape: Partial<VpnConnection>) {
  const request = requestOf([connection(shape)], device(), [
    { name: 'customer_prefixes', value: '10.1.0.0/16' },
  ]);
  if (!request) throw new Error('no plan');
  const bundle = await bundleOf(request);
  const textOf = (path: string) => bundle.get(path)?.text ?? '';
  return { html: textOf('change.html'), md: textOf('change.md'), svg: textOf('topology.svg') };
}

/** The value as a person must see it: what can not be seen, or moves what is seen, by its number. */
const shown = (value: string) =>
  value.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const DRAWING = /<svg[\s\S]*<\/svg>/;
const tagsOf = (html: string) =>
  (html.replace(DRAWING, '').match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(' class="short"', ''));
const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39|#124);/g, (_, name: string) => ENTITIES[name] ?? '');
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#124': '|',
};
const textsOf = (html: string) =>
  html
    .replace(DRAWING, '')
    .split(/<[^>]*>/)
    .map(decoded);

describe.each(Object.entries(FIELDS))('%s', (_field, shape) => {
  it('stays text in the page', async () => {
    const plain = (await pages(shape(PLAIN))).html;
    expect(plain).toContain(PLAIN);
    for (const value of VALUES) {
      const { html } = await pages(shape(value));
      expect(tagsOf(html), value).toEqual(tagsOf(plain));
      expect(textsOf(html), value).toEqual(
        textsOf(plain).map((one) => one.replaceAll(PLAIN, () => shown(value))),
      );
    }
  });

  it('stays text in the drawing', async () => {
    for (const value of VALUES) {
      const { svg, html } = await pages(shape(value));
      expect(XMLValidator.validate(svg), value).toBe(true);
      expect(html).toContain(svg);
      const names = [...svg.matchAll(/<\/?([^\s>/]+)/g)].map((match) => match[1] ?? '');
      const known = ['svg', 'title', 'desc', 'style', 'rect', 'text', 'path', 'circle'];
      expect(
        [...new Set(names)].filter((one) => !known.includes(one)),
        value,
      ).toEqual([]);
      expect(svg).not.toMatch(/\p{Bidi_Control}|(?!\n)\p{Cc}/u);
    }
  });

  it('stays text in the Markdown', async () => {
    const plain = (await pages(shape(PLAIN))).md.split('\n');
    expect(plain.some((line) => line.includes(PLAIN))).toBe(true);
    for (const value of VALUES) {
      const lines = (await pages(shape(value))).md.split('\n');
      expect(lines, value).toHaveLength(plain.length);
      let fence: string | undefined;
      for (const [index, line] of lines.entries()) {
        const mark = /^`{3,}$/.exec(line)?.[0];
        if (mark !== undefined && (fence === undefined || mark === fence)) {
          fence = fence === undefined ? mark : undefined;
          expect(plain[index]).toMatch(/^`{3,}$/);
          continue;
        }
        if (fence !== undefined) {
          expect(line).toBe((plain[index] ?? '').replaceAll(PLAIN, () => shown(value)));
          continue;
        }
        const expected = readLine(plain[index] ?? '').map((one) => one.replaceAll(PLAIN, () => shown(value)));
        expect(readLine(line), `${value} in ${line}`).toEqual(expected);
      }
    }
  });
});

/** The cells of a line, or the line, as a reader of GFM understands them: code spans first, then escapes and entities. */
function readLine(line: string): string[] {
  if (!line.startsWith('| ')) return [readInline(line)];
  return line
    .slice(2, -2)
    .split(/(?<!\\)\|/)
    .map((cell) => readInline(cell.trim()));
}

function readInline(text: string): string {
  const token =
    /&#124;|<code>(.*?)<\/code>|\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)(.*?[^`])\3(?!`)|([^\\`<>*_[\]&~#@]+|.)/gsu;
  return [...text.matchAll(token)]
    .map(([whole, html, escaped, , span]) => {
      if (html !== undefined) return `[${readInline(html)}]`;
      if (span !== undefined) return `[${/^ .*\S.* $/s.test(span) ? span.slice(1, -1) : span}]`;
      if (escaped !== undefined) return escaped;
      if (whole === '&#124;') return '|';
      // What is left over of markup is no text.
      return /^[<>*_[\]&~#@]$/.test(whole) ? `MARKUP${whole}` : whole;
    })
    .join('');
}

it('a value stays inside an attribute', () => {
  for (const value of VALUES) {
    const { text } = markup`<p title="${value}">`;
    expect(/^<p title="([^"<>]*)">$/.exec(text)?.slice(1).map(decoded), value).toEqual([shown(value)]);
  }
});
