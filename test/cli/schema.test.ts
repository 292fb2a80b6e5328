import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import { modelJsonSchema } from '../../src/formats/model/json-schema.js';
import { printJson, printModel } from '../../src/formats/model/print.js';
import { codesIn, useCli } from '../support/cli.js';
import { expectGolden, ROOT } from '../support/golden.js';
import { goodSamples } from '../support/samples.js';

const FILE = 'schema/model.schema.json';
const cli = useCli();
const schema = modelJsonSchema() as AnySchema;
const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

it('the published schema is the one that reads', () => {
  expectGolden(join(ROOT, FILE), printJson(schema));
});

it('the package exports it', () => {
  const found = createRequire(join(ROOT, 'package.json')).resolve('cgw-gen/schema/model.json');
  expect(found).toBe(join(ROOT, FILE));
});

describe('cgw-gen schema', () => {
  it('lists the schemas, prints one, and knows no other', () => {
    expect(cli.run(['schema']).stdout).toMatch(/^model {2}\S/);
    const { status, stdout, stderr } = cli.run(['schema', 'model']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(readFileSync(join(ROOT, FILE), 'utf8'));
    const unknown = cli.run(['schema', 'site']);
    expect([unknown.status, unknown.stdout, codesIn(unknown)]).toEqual([2, '', ['USAGE']]);
  });
});

describe('an independent validator', () => {
  it.each(goodSamples())('takes the model of $name, with its keys and without', ({ documents }) => {
    const result = readDocuments(documents);
    if (!result.ok) throw new Error('the sample can not be read');
    for (const secrets of ['inline', 'redacted'] as const) {
      isValid(JSON.parse(printModel(result.value, secrets)));
      expect(isValid.errors).toBeNull();
    }
  });

  it.each(['model-version', 'model-values'])('refuses bad/%s', (name) => {
    const file = name === 'model-values' ? 'input-2.json' : 'input.json';
    expect(isValid(JSON.parse(readFileSync(join(ROOT, 'samples/bad', name, file), 'utf8')))).toBe(false);
  });
});

it('every field says what it is, and no object takes others', () => {
  const fields = (node: unknown, path: string): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const { type, additionalProperties, properties = {} } = node as Record<string, unknown>;
    const open = type === 'object' && additionalProperties !== false ? [`${path} is open`] : [];
    const mute = Object.entries(properties as Record<string, { description?: string }>)
      .filter(([, one]) => !one.description)
      .map(([key]) => `${path}.${key} has no description`);
    const below = Object.entries(node).flatMap(([key, one]) => fields(one, `${path}.${key}`));
    return [...open, ...mute, ...below];
  };
  expect(fields(schema, 'model')).toEqual([]);
});
