import { describe, expect, it } from 'vitest';
import { PARTS } from '../../src/devices/manifest.js';
import { LineJudge } from '../../src/diff/judge.js';
import { readDocuments } from '../../src/formats/index.js';
import { planDevice } from '../../src/plan/index.js';
import { either, fixed, joined, linesOf, NOTHING, repeated, slot } from '../../src/render/line-language.js';
import { lineShapes } from '../../src/render/line-shapes.js';
import { type RenderedFile, render } from '../../src/render/render.js';
import type { PrintSecret } from '../../src/render/secrets.js';
import { device } from '../support/device.js';
import { bundledDevices } from '../support/devices.js';
import { goodSamples } from '../support/samples.js';

const SECRET = { slot: 'secret' };
const VALUE = { slot: 'value' };
const shapesOf = (template: string, partials: Record<string, string> = {}) =>
  lineShapes({
    ...device(
      { partials: Object.fromEntries(Object.keys(partials).map((name) => [name, `${name}.hbs`])) },
      template,
    ),
    templates: new Map([
      ['apply.hbs', template],
      ...Object.entries(partials).map(([name, text]) => [`${name}.hbs`, text] as const),
    ]),
  });

describe('the lines of a template', () => {
  it('have slots for what is printed', () => {
    expect(shapesOf('a {{x}} b\nkey {{ios-word psk}}\n')).toEqual([
      ['a ', VALUE, ' b'],
      ['key ', SECRET],
      [],
    ]);
  });

  it('are both ways of a branch, within a line and over lines', () => {
    expect(shapesOf('a{{#if x}} b{{else}} {{ios-word psk}}{{/if}}\n')).toEqual([['a b'], ['a ', SECRET], []]);
    expect(shapesOf('{{#if x}}\none\n{{else}}\ntwo\n{{/if}}\nend\n')).toEqual([
      ['one'],
      ['two'],
      ['end'],
      [],
    ]);
  });

  it('are those of a list, however long', () => {
    expect(shapesOf('a{{#each x}} {{ios-word psk}}{{/each}}\n')).toEqual([['a'], ['a', SECRET], []]);
    expect(shapesOf('{{#each x}}\n {{y}}\n{{/each}}\n')).toContainEqual([' ', VALUE]);
  });

  it('are those of partials, with their indentation', () => {
    expect(shapesOf('  {{> inner}}\n', { inner: 'key {{ios-word ../x.bgpKey}}\nmore\n' })).toEqual([
      ['  key ', SECRET],
      ['more'],
      [],
    ]);
  });

  it('become anything where there are too many ways', () => {
    const many = Array.from({ length: 7 }, () => either(fixed('a'), slot('secret')));
    expect(linesOf(many.reduce(joined, NOTHING))).toEqual([[SECRET]]);
    expect(linesOf(repeated(fixed('x\ny')))).toEqual(expect.arrayContaining([[], ['x'], ['yx'], ['y']]));
  });
});

describe.each(bundledDevices())('$id', (own) => {
  const judge = new LineJudge(lineShapes(own));
  const MARK = '\u{1f511}';
  const mark: PrintSecret = (_ref, _encoder, encoded) => `${MARK}${encoded}${MARK}`;
  const parts = PARTS.filter((part) => own.manifest.files.some((file) => file.part === part));

  function files(printSecret?: PrintSecret): RenderedFile[] {
    return goodSamples().flatMap(({ documents, answers }) => {
      const read = readDocuments(documents);
      const plan = read.ok
        ? planDevice({ connections: read.value, device: own, answers: [answers] })
        : undefined;
      const result = plan?.ok
        ? render(plan.value, own, { parts, ...(printSecret ? { printSecret } : {}) })
        : undefined;
      return result?.ok ? [...result.value] : [];
    });
  }
  const [plain, marked] = [files(), files(mark)].map((all) => all.flatMap(({ text }) => text.split('\n')));

  it('finds each secret of every sample, and takes no other line for one', () => {
    let secrets = 0;
    for (const [index, line] of (plain ?? []).entries()) {
      const shown = marked?.[index] ?? '';
      const judged = judge.judge(line);
      expect(judged.kind === 'secret', line).toBe(shown !== line);
      if (judged.kind !== 'secret') continue;
      secrets += 1;
      expect(line.slice(judged.start, judged.end)).toBe(shown.split(MARK)[1]);
    }
    expect(secrets).toBeGreaterThan(20);
  });

  it('vouches for nearly every other line', () => {
    const unknown = (plain ?? []).filter((line) => judge.judge(line).kind === 'unknown');
    expect(unknown.length / (plain?.length ?? 1), unknown.slice(0, 20).join('\n')).toBeLessThan(0.05);
  });
});
