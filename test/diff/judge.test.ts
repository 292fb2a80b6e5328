import { expect, test } from 'vitest';
import { LineJudge } from '../../src/diff/judge.js';
import { redactSaved } from '../../src/diff/redact-saved.js';
import type { LinePattern, Slot } from '../../src/render/line-language.js';

const slot = (kind: Slot) => ({ slot: kind });
const [VALUE, TEXT, SECRET] = [slot('value'), slot('text'), slot('secret')];

/** The line with its secret as dots; or what is known of it. */
function judged(line: string, ...shapes: LinePattern[]): string {
  const result = new LineJudge(shapes).judge(line);
  if (result.kind !== 'secret') return result.kind;
  return line.slice(0, result.start) + '.'.repeat(result.end - result.start) + line.slice(result.end);
}

test('a secret is found between what is fixed, whatever the indentation', () => {
  expect(judged('  key 0 abc', ['key 0 ', SECRET])).toBe('  key 0 ...');
  expect(judged("\t'psk' => 'a,b',  ", ["    'psk' => ", SECRET, ','])).toBe("\t'psk' => .....,  ");
  expect(judged('key abc', ['key 0 ', SECRET])).toBe('unknown');
});

test('where it could start at two places, or end at two, all of it is the secret', () => {
  expect(judged("id 'a' secret 'b' secret c", ['id ', TEXT, ' secret ', SECRET])).toBe(
    "id 'a' secret ............",
  );
  expect(judged('key a, b, b', ['key ', SECRET, ', ', VALUE])).toBe('key ...., b');
  expect(judged('key a x', ['key ', SECRET, ' x'], ['key ', SECRET])).toBe('key ...');
  expect(judged('password a b', ['password ', SECRET], ['password a ', SECRET])).toBe('password ...');
});

test('two secrets are hidden with what is between them', () => {
  expect(judged('a 1 b 2 c', ['a ', SECRET, ' b ', SECRET, ' c'])).toBe('a ..... c');
});

test('a line is plain where nothing in it can be a secret', () => {
  expect(judged('description to office', ['description to ', TEXT])).toBe('plain');
  expect(judged('address 192.0.2.1', ['address ', VALUE])).toBe('plain');
  expect(judged('', [])).toBe('plain');
  expect(judged('exit', ['exit'])).toBe('plain');
});

test.each([
  [
    'a word that stands near secrets, in the place of a value',
    'description key is Abc',
    ['description ', TEXT],
  ],
  ['the same in a value', 'authentication pre-shared-secret', ['authentication ', VALUE]],
  ['a quote in the place of a value', "set mode 'x' and 'y'", ["set mode '", VALUE, "'"]],
  ['too little that is fixed', '- Abc', ['- ', TEXT]],
  ['nothing that is fixed', 'Abc', [TEXT]],
  ['more behind it', 'exit Abc', ['exit']],
  ['another line', 'exit', ['end']],
  ['a line longer than any', `description ${'a'.repeat(5000)}`, ['description ', TEXT]],
] as const)('unknown: %s', (_, line, shape) => {
  expect(judged(line, shape)).toBe('unknown');
});

test.each(['10', '192.0.2.1', '2001:db8::1', '10.0.0.0/8', 'vpn-0123456789abcdef0', '203_0_113_10'])(
  '%j is never a secret, however little is fixed',
  (text) => {
    expect(judged(`- ${text}`, ['- ', TEXT])).toBe('plain');
  },
);

const SHAPES: readonly LinePattern[] = [
  ['key ', SECRET],
  ['description ', TEXT],
];
const HIDDEN = '[a line that is not shown: it could hold a secret]';

/** The older side of one file, as it is shown; `rows` are what is rendered now. */
function shown(lines: readonly string[], rows: readonly string[] = []): string[] {
  const marked = (text: string) => rows.map((row) => row.replace(/^key .*$/, `key ${text}`)).join('\n');
  const twin = { path: 'a', inline: rows.join('\n'), placeholder: marked('@@{x}@@') };
  const result = redactSaved(
    [{ path: 'a', lines }],
    [{ ...twin, same: marked('[secret]'), changed: marked('[secret, changed]') }],
    new LineJudge(SHAPES),
  );
  return result.before[0]?.text.split('\n') ?? [];
}

test('a secret that stands in another line too hides that line', () => {
  expect(shown(['key Abc.12345', 'description office'])).toEqual([
    'key [secret, before]',
    'description office',
  ]);
  expect(shown(['key Abc.12345', 'description Abc.12345'])).toEqual(['key [secret, before]', HIDDEN]);
  expect(shown(["key 'Abc.12345'", 'description my Abc.12345 x'])).toEqual(['key [secret, before]', HIDDEN]);
  expect(shown(['description Xyz.98765'], ['key Xyz.98765'])).toEqual([HIDDEN]);
});

test('the same key at another place is a change', () => {
  const rows = ['description a', 'key one.one', 'description b', 'key two.two'];
  expect(shown(rows, rows)).toEqual(['description a', 'key [secret]', 'description b', 'key [secret]']);
  const swapped = ['description a', 'key two.two', 'description b', 'key one.one'];
  expect(shown(swapped, rows).filter((line) => line === 'key [secret, before]').length).toBeGreaterThan(0);
});

test('a placeholder stands for the key that it names', () => {
  expect(shown(['key @@{x}@@'], ['key one.one'])).toEqual(['key [secret]']);
});
