import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/devices/questions.js';
import { printDiagnostic } from '../../src/diagnostics/print.js';
import { Report } from '../../src/diagnostics/result.js';
import { type GivenAnswer, resolveAnswers } from '../../src/plan/resolve-answers.js';
import { parseSiteFile } from '../../src/plan/site-file.js';
import { device } from '../support/device.js';

const QUESTIONS: Question[] = [
  {
    id: 'vti_base',
    type: 'integer',
    minimum: 0,
    maximum: 99,
    default: 7,
    meaning: 'first VTI',
    example: '0',
    needed: 'never',
  },
  {
    id: 'zone',
    type: 'word',
    pattern: '[a-z]+',
    expected: 'a zone name',
    meaning: 'the zone',
    example: 'vpn',
    needed: 'always',
  },
];

function resolve(...sources: Readonly<Record<string, unknown>>[]) {
  const report = new Report();
  const given = sources.map((source) =>
    Object.entries(source).map(([name, value]): GivenAnswer => ({ name, value })),
  );
  const answers = resolveAnswers(given, device({ questions: QUESTIONS }), [], report);
  return { answers, texts: report.diagnostics.map(printDiagnostic) };
}

describe('answers', () => {
  it('are typed, and defaults are filled in', () => {
    const { answers, texts } = resolve({ zone: 'vpn', customer_prefixes: '10.1.0.0/16, 10.2.0.0/16' });
    expect(texts).toEqual([]);
    expect(answers.get('vti_base')).toEqual({ type: 'integer', value: 7 });
    expect(answers.get('customer_prefixes')).toEqual({
      type: 'prefixes',
      value: ['10.1.0.0/16', '10.2.0.0/16'],
    });
    expect(answers.has('local_address')).toBe(false);
  });

  it('of a later source replace those of an earlier one', () => {
    const { answers } = resolve(
      { zone: 'a', customer_prefixes: ['10.1.0.0/16'] },
      { zone: 'b', customer_prefixes: '10.9.0.0/16' },
    );
    expect([answers.get('zone')?.value, answers.get('customer_prefixes')?.value]).toEqual([
      'b',
      ['10.9.0.0/16'],
    ]);
  });

  it('are reported all at once', () => {
    const { texts } = resolve({
      vti_base: '100',
      nat_traversal: 'maybe',
      local_address: '300.1.1.1',
      customer_prefixes: '10.1.0.5/16',
      prefer: 'none',
      accept_default_route: 'perhaps',
      tunnel: '1',
    });
    expect(texts).toEqual([
      'error ANSWER_WRONG: vti_base must be a whole number from 0 to 99, not 100\n  way out: for example --set vti_base=0',
      'error ANSWER_WRONG: nat_traversal must be one of auto, on, off, not maybe\n  way out: for example --set nat_traversal=on',
      'error ANSWER_WRONG: local_address must be the IP address of an interface, not 300.1.1.1\n  way out: for example --set local_address=10.0.0.2',
      'error ANSWER_WRONG: customer_prefixes must be networks such as 10.1.0.0/16, not 10.1.0.5/16 (host bits are set: 10.1.0.0/16?)\n  way out: for example --set customer_prefixes=10.1.0.0/16',
      'error ANSWER_WRONG: prefer must be both alone, or IP addresses, not none\n  way out: for example --set prefer=203.0.113.10',
      'error ANSWER_WRONG: accept_default_route must be true or false, not perhaps\n  way out: for example --set accept_default_route=true',
      expect.stringContaining('error ANSWER_UNKNOWN: there is no question "tunnel" for Test Router'),
      'error ANSWER_MISSING: zone is needed: the zone\n  way out: give it with --set zone=vpn, or in a --site file',
    ]);
  });

  it.each(['constructor', '__proto__', 'toString', [true], 1, null])('a boolean is not %j', (value) => {
    const { answers, texts } = resolve({ zone: 'a', accept_default_route: value });
    expect([answers.has('accept_default_route'), texts.length]).toEqual([false, 1]);
  });

  it.each(['0.0.0.0', '224.0.0.1', '127.0.0.1', '169.254.10.2', 'fe80::1'])(
    'an own address is not %s',
    (value) => expect(resolve({ zone: 'a', local_address: value }).texts).toHaveLength(1),
  );

  it.each(['127.0.0.0/8', '224.0.0.0/4', '169.254.10.0/30', '0.0.0.0/1', 'fe80::/10'])(
    'a network is not %s',
    (value) => expect(resolve({ zone: 'a', customer_prefixes: value }).texts).toHaveLength(1),
  );

  it.each(['', '07', '1e1', '-1', '7.0', 'seven', ' 7'])('an integer is not %j', (vti_base) =>
    expect(resolve({ zone: 'a', vti_base }).texts).toHaveLength(1),
  );
});

describe('--set', () => {
  const twice = (name: string, ...values: string[]) => {
    const report = new Report();
    const answers = resolveAnswers([values.map((value) => ({ name, value }))], device(), [], report);
    return { value: answers.get(name)?.value, codes: report.diagnostics.map((one) => one.code) };
  };
  it('adds up for a list, and is refused twice for anything else', () => {
    expect(twice('customer_prefixes', '10.1.0.0/16', '10.2.0.0/16').value).toEqual([
      '10.1.0.0/16',
      '10.2.0.0/16',
    ]);
    expect(twice('underlay_mtu', '1400', '1500').codes).toEqual(['ANSWER_TWICE']);
  });
});

describe('a site file', () => {
  const parse = (text: string) => {
    const report = new Report();
    return {
      answers: parseSiteFile('site.yaml', text, report),
      texts: report.diagnostics.map(printDiagnostic),
    };
  };
  it('keeps values as they are written, with their place', () => {
    expect(
      parse('# lab\ncustomer_prefixes:\n  - 10.1.0.0/16\nunderlay_mtu: 1e3\nvti_base: 010\n').answers,
    ).toEqual([
      { name: 'customer_prefixes', value: ['10.1.0.0/16'], place: { file: 'site.yaml', line: 2, column: 1 } },
      { name: 'underlay_mtu', value: '1e3', place: { file: 'site.yaml', line: 4, column: 1 } },
      { name: 'vti_base', value: '010', place: { file: 'site.yaml', line: 5, column: 1 } },
    ]);
  });
  it.each([
    ['- a\n', 'site.yaml:1:1: error SITE_FILE_WRONG'],
    ['a: [1\n', 'error SITE_FILE_WRONG'],
    ['a: 1\na: 2\n', 'site.yaml:2:1: error SITE_FILE_WRONG'],
  ])('%j is refused', (text, expected) => expect(parse(text).texts.join()).toContain(expected));
  it('takes no alias, no tag and no flood', () => {
    expect(parse('a: &x 1\nb: *x\n').answers.map((one) => one.value)).toEqual(['1', 'an alias']);
    expect(parse('a: !secret 1\n').texts.join()).toContain('SITE_FILE_WRONG');
    const flood = Array.from({ length: 201 }, (_, index) => `a${index}: 1\n`).join('');
    expect(parse(flood).texts.join()).toContain('it has too many answers');
    expect(parse(`a: ${'1'.repeat(100_000)}\n`).texts.join()).toContain('it is too large');
  });
  it('may be empty', () => expect(parse('')).toEqual({ answers: [], texts: [] }));
});
