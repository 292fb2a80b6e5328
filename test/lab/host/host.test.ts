import { describe, expect, test } from 'vitest';
import type { Assertion, Check, Results } from '../job.js';
import { readArguments } from './args.js';
import { readFlags } from './flags.js';
import { shellQuoted } from './kernel/kernel.js';
import { proofText } from './proof.js';
import { outcomeText, summary } from './report.js';
import { type Outcome, troubleWith } from './run.js';
import { espSuite, ikeSuite } from './words.js';

const KNOWN = { scenarios: ['nat', 'static'], mutants: ['key-placeholder', 'pfs-missing'] };

function assertion(check: Check, passed: boolean, detail = ''): Assertion {
  return { check, what: `${check} works`, passed, detail };
}

function outcome(name: string, assertions: readonly Assertion[], trouble?: string): Outcome {
  const results: Results = { scenario: name, assertions, versions: {}, seconds: 61.4, notes: [] };
  return {
    name,
    directory: `/tmp/lab/${name}`,
    results: assertions.length > 0 ? results : undefined,
    trouble,
  };
}

describe('the command line', () => {
  test('takes every scenario, or each named one once', () => {
    expect(readArguments([], KNOWN)).toMatchObject({ scenarios: ['nat', 'static'], mutants: [] });
    expect(readArguments(['nat', '--jobs', '3', 'nat', '--within', '20'], KNOWN)).toMatchObject({
      scenarios: ['nat'],
      jobs: 3,
      within: 20,
    });
  });

  test('takes every bug, or each named one, and every scenario and bug for the proof', () => {
    expect(readArguments(['--mutants'], KNOWN)).toMatchObject({ scenarios: [], mutants: KNOWN.mutants });
    const named = readArguments(['--mutants', 'pfs-missing'], KNOWN);
    expect(named).toMatchObject({ scenarios: [], mutants: ['pfs-missing'] });
    expect(readArguments(['--proof'], KNOWN)).toMatchObject(KNOWN);
  });

  test.each([
    [['other'], /no such scenario: other; there are nat, static/],
    [['--mutants', 'nat'], /no such bug: nat; there are key-placeholder, pfs-missing/],
    [['--mutants', '--keep', 'pfs-missing'], /--keep needs the name of one scenario/],
    [['--mutants', '--proof'], /--proof is about every scenario and every bug/],
    [['--keep'], /--keep needs the name of one scenario/],
    [['--proof', 'nat'], /--proof is about every scenario/],
    [['--kernel', 'mine'], /--kernel is one of native, uml, qemu/],
    [['--jobs', '0'], /--jobs is a number from 1/],
    [['--within', 'soon'], /--within is a number from 1/],
    [['--proof', '--within', '5'], /--proof takes the time that it needs/],
    [['--fast'], /--fast/],
  ])('refuses %j', (argv, message) => {
    expect(() => readArguments(argv, KNOWN)).toThrow(message);
  });

  test('of a render gives the library what the command takes', () => {
    const flags = ['--set', 'local_address=10.0.0.2', '--ike', '1', '--proposal', 'given', '--set', 'x=a=b'];
    expect(readFlags(flags)).toEqual({
      connections: undefined,
      answers: [
        { name: 'local_address', value: '10.0.0.2' },
        { name: 'x', value: 'a=b' },
      ],
      choice: { proposal: 'given', ike: 1 },
    });
    expect(() => readFlags(['--device', 'vyos'])).toThrow();
  });
});

describe("strongSwan's words for a suite", () => {
  const phase = { lifetime: 3600 };
  test.each([
    [{ encryption: 'aes256gcm16', integrity: 'sha384', dhGroup: 20 }, 'aes256gcm16-prfsha384-ecp384'],
    [{ encryption: 'aes128', integrity: 'sha1', dhGroup: 2 }, 'aes128-sha1-modp1024'],
    [{ encryption: 'aes256', integrity: 'sha512', dhGroup: 21 }, 'aes256-sha512-ecp521'],
  ] as const)('phase 1: %j', (suite, words) => {
    expect(ikeSuite({ ...phase, ...suite })).toBe(words);
  });

  test.each([
    [{ encryption: 'aes128gcm16', integrity: undefined, dhGroup: 24 }, 'aes128gcm16-modp2048s256'],
    [{ encryption: 'aes128', integrity: 'sha256', dhGroup: 14 }, 'aes128-sha256-modp2048'],
    [{ encryption: 'aes256', integrity: 'sha1', dhGroup: 'none' }, 'aes256-sha1'],
  ] as const)('phase 2: %j', (suite, words) => {
    expect(espSuite({ ...phase, ...suite })).toBe(words);
  });
});

describe('what is printed', () => {
  const good = outcome('nat', [assertion('ping', true), assertion('size', true)]);
  const bad = outcome('static', [assertion('ping', true), assertion('size', false, 'found 1\nwanted 2')]);
  const lost = outcome('dh14', [], 'no end after 900 seconds');

  test('is one line for what passed', () => {
    expect(outcomeText(good)).toBe('PASS nat: 2 checks, 61 s by its own clock');
  });

  test('says what was left out', () => {
    const results = { ...(good.results as Results), notes: ['the renewal\nafter 900 s'] };
    expect(outcomeText({ ...good, results }).split('\n')).toEqual([
      'PASS nat: 2 checks, 61 s by its own clock',
      '  note: the renewal',
      '      after 900 s',
    ]);
  });

  test('is each failure with its detail and the folder of the logs', () => {
    expect(outcomeText(bad).split('\n')).toEqual([
      'FAIL static: 1 of 2 checks, 61 s by its own clock',
      '  size: size works',
      '      found 1',
      '      wanted 2',
      "  logs: /tmp/lab/static (with the keys of the scenario's documents)",
    ]);
  });

  test('counts assertions, and a machine that was lost as a failed one', () => {
    expect(outcomeText(lost)).toContain('no end after 900 seconds');
    expect(summary([good, bad, lost])).toBe('3 passed, 2 failed');
  });
});

describe('a machine that stopped early', () => {
  const early = outcome('nat', [assertion('tunnels', true)]).results;
  const whole = outcome('nat', [assertion('tunnels', true), assertion('wire', false)]).results;

  test('is trouble, though all that it looked at holds', () => {
    expect(troubleWith(early, undefined)).toBe('ended before its last check');
    expect(troubleWith(whole, undefined)).toBeUndefined();
  });

  test('is none where the job had an earlier end', () => {
    expect(troubleWith(early, 'tunnels')).toBeUndefined();
  });
});

test('the proof is the same whatever the order of the scenarios', () => {
  const nat = {
    name: 'nat',
    title: 'behind a NAT',
    assertions: [assertion('ping', true), assertion('ping', true), assertion('wire', true)],
    versions: { FRR: 'bgpd version 8.4.4' },
    notes: [],
  };
  const fixed = {
    name: 'static',
    title: 'static | fixed',
    assertions: [assertion('ping', true), assertion('ping', false)],
    versions: { FRR: 'bgpd version 8.4.4' },
    notes: ['a renewal'],
  };
  const seen = { scenario: 'nat', assertion: { ...assertion('size', true), what: 'MSS 1406 alone' } };
  const planted = [
    { what: 'a wrong MSS', lab: seen },
    { what: 'no key', lab: { ...seen, assertion: assertion('size', false) } },
    { what: 'a wrong timer', lab: undefined },
  ];
  const text = proofText([fixed, nat], planted, 'User Mode Linux 6.1.1');
  expect(proofText([nat, fixed], planted, 'User Mode Linux 6.1.1')).toBe(text);
  expect(text).toContain('2 scenarios: 4 assertions hold, 1 do not.');
  expect(text).toContain(
    [
      '| scenario | what | ping | wire |',
      '| --- | --- | :-: | :-: |',
      '| [nat](../test/lab/scenarios/nat/README.md) | behind a NAT | ✓ 2 | ✓ 1 |',
      '| [static](../test/lab/scenarios/static/README.md) | static \\| fixed | ✗ 1 of 2 |  |',
      '',
      'Left out:',
      '',
      '- [static](../test/lab/scenarios/static/README.md): a renewal',
      '',
      '## Planted bugs',
    ].join('\n'),
  );
  expect(text).toContain(
    [
      '| a wrong MSS | [nat](../test/lab/scenarios/nat/README.md) | ✓ size: MSS 1406 alone |',
      '| no key | [nat](../test/lab/scenarios/nat/README.md) | ✗ |',
      '| a wrong timer |  | the goldens alone |',
    ].join('\n'),
  );
  expect(text).toContain('| machine | User Mode Linux 6.1.1 |\n| FRR | bgpd version 8.4.4 |');
});

test("a path with a quote is one word of the machine's shell", () => {
  expect(shellQuoted("/tmp/it's")).toBe("'/tmp/it'\\''s'");
});
