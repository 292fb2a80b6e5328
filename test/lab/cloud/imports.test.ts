import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const PACKAGES = ['fast-xml-parser', 'ipaddr.js', 'zod'];

describe("the cloud's end shares nothing with the product", () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );

  test.each(files)('%s', (name) => {
    const text = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]);
    expect(imports.filter((path) => !path?.startsWith('./') && !PACKAGES.includes(path ?? ''))).toEqual([]);
  });
});
