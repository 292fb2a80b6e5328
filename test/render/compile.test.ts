import { describe, expect, it } from 'vitest';
import { TemplateError, templateCompiler } from '../../src/render/compile.js';
import { Encoded, RawText, UnencodableError } from '../../src/render/encoded.js';

const VIEW = {
  text: new Encoded('203.0.113.1'),
  count: 3,
  raw: new RawText('Xample', 'the key'),
  yes: true,
  no: false,
  list: [{ name: new Encoded('a') }, { name: new Encoded('b') }],
  none: [],
  inner: { text: new Encoded('deep') },
  number: 1.5,
  string: 'plain',
};
const run = (source: string, partials = {}): string =>
  templateCompiler('t.hbs', partials)('t.hbs', source)(VIEW);

describe('a template prints', () => {
  it.each([
    ['{{text}} {{count}} {{inner.text}}', '203.0.113.1 3 deep'],
    ['{{hash-comment raw}}', 'Xample'],
    ['{{swanctl-secret text}}', '"203.0.113.1"'],
    ['{{#if yes}}y{{else}}n{{/if}}{{#if no}}y{{else}}n{{/if}}{{#unless no}}u{{/unless}}', 'ynu'],
    ['{{#each list}}{{name}}{{../count}}{{@root.count}} {{/each}}', 'a33 b33 '],
    ['{{#each none}}x{{else}}nothing{{/each}}', 'nothing'],
    ['{{! a remark }}x{{!-- {{text}} --}}', 'x'],
    ['{{#if yes}}\n  kept\n{{/if}}\n', '  kept\n'],
  ])('%s', (source, expected) => expect(run(source)).toBe(expected));

  it('a partial, with the view of its place', () => {
    expect(run('{{#each list}}{{> row}}{{/each}}', { row: '<{{name}}>\n' })).toBe('<a>\n<b>\n');
  });
});

describe('a template can not print', () => {
  it.each([
    ['{{raw}}', 't.hbs:1:1: prints raw text without an encoder'],
    ['a\n {{absent}}', 't.hbs:2:2: '],
    ['{{string}}', 'prints a string'],
    ['{{number}}', 'prints a number'],
    ['{{inner}}', 'prints an object'],
    ['{{list}}', 'prints a list'],
    ['{{yes}}', 'prints a boolean'],
    ['{{hash-comment string}}', 'hash-comment of a string'],
    ['{{hash-comment absent}}', 'hash-comment of an absent value'],
  ])('%s', (source, expected) => expect(() => run(source)).toThrow(expected));
});

describe('a template can not branch on', () => {
  it.each([
    '{{#if text}}x{{/if}}',
    '{{#if absent}}x{{/if}}',
    '{{#if count}}x{{/if}}',
    '{{#unless list}}x{{/unless}}',
    '{{#each inner}}x{{/each}}',
    '{{#each absent}}x{{/each}}',
  ])('%s', (source) => expect(() => run(source)).toThrow(TemplateError));
});

describe('a template can not use', () => {
  it.each([
    '{{{text}}}',
    '{{&text}}',
    '{{lookup list 0}}',
    '{{log text}}',
    '{{#with inner}}{{text}}{{/with}}',
    '{{> (lookup . "x")}}',
    '{{#> row}}x{{/row}}',
    '{{#*inline "x"}}x{{/inline}}',
    '{{> row text}}',
    '{{> row a=text}}',
    '{{hash-comment text count}}',
    '{{hash-comment (swanctl-secret raw)}}',
    '{{unknown-encoder raw}}',
    '{{constructor raw}}',
    '{{#constructor raw}}x{{/constructor}}',
    '{{text a=1}}',
    '{{"literal"}}',
    '{{@index}}',
    '{{#each list as |row|}}{{row.name}}{{/each}}',
    '{{#if (swanctl-secret raw)}}x{{/if}}',
  ])('%s', (source) => expect(() => run(source, { row: 'x' })).toThrow(TemplateError));
});

it('checks partials just the same', () => {
  expect(() => run('{{> row}}', { row: '{{raw}}' })).toThrow(
    't.hbs#row:1:1: prints raw text without an encoder',
  );
});

it('a value that the position can not hold is named by what it is, not by its text', () => {
  const view = { raw: new RawText('a\nset b', 'the pre-shared key') };
  const attempt = () => templateCompiler('t')('t.hbs', '{{vyos-value raw}}')(view);
  expect(attempt).toThrow(UnencodableError);
  expect(attempt).toThrow('the pre-shared key holds a control character or line separator');
});
