import { describe, expect, it } from 'vitest';
import { Report } from '../../src/diagnostics/result.js';
import { parseFilters } from '../../src/sources/aws/filters.js';

/** The filters as [name, ...values], and the problems that are told. */
function parse(...texts: readonly string[]): unknown[] {
  const report = new Report();
  const filters = parseFilters(texts, report).map(({ Name, Values }) => [Name, ...Values]);
  return [...filters, ...report.diagnostics.map(({ message }) => message.replace(/^.*is no filter: /, ''))];
}

describe('a filter', () => {
  it.each([
    ['Name=tag:Site,Values=lyon', ['tag:Site', 'lyon']],
    ['Name=tag:Site,Values=lyon,paris', ['tag:Site', 'lyon', 'paris']],
    ['Values=lyon,paris,Name=tag:Site', ['tag:Site', 'lyon', 'paris']],
    [' Name = tag:Site , Values = lyon , paris ', ['tag:Site', 'lyon', 'paris']],
    ['Name=tag:Site,Values=Lyon Part-Dieu', ['tag:Site', 'Lyon Part-Dieu']],
    ['Name=tag:Site,Values="lyon,fr",paris', ['tag:Site', 'lyon,fr', 'paris']],
    ["Name=tag:Site,Values='lyon,fr'", ['tag:Site', 'lyon,fr']],
    [String.raw`Name=tag:Site,Values="a\"b",'c\'d'`, ['tag:Site', 'a"b', "c'd"]],
    [String.raw`Name=tag:Site,Values=lyon\,fr,paris`, ['tag:Site', 'lyon,fr', 'paris']],
    ['Name=tag:Site,Values=[lyon,paris]', ['tag:Site', 'lyon', 'paris']],
    ['Values=[lyon, "a]b"],Name=tag:Site', ['tag:Site', 'lyon', 'a]b']],
    ['Name="tag:My Site",Values=lyon', ['tag:My Site', 'lyon']],
    ['Name=tag:Site,Values=*', ['tag:Site', '*']],
    ['Name=tag:Site,Values=', ['tag:Site', '']],
    ['Name=tag:Site,Values=a=b', ['tag:Site', 'a=b']],
    ['{"Name":"tag:Site","Values":["lyon","paris"]}', ['tag:Site', 'lyon', 'paris']],
    ['[{"Name":"state","Values":["available"]}]', ['state', 'available']],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual([expected]);
  });

  it('may be several in JSON', () => {
    const text = '[{"Name":"state","Values":["available"]},{"Name":"tag-key","Values":["Site"]}]';
    expect(parse(text)).toEqual([
      ['state', 'available'],
      ['tag-key', 'Site'],
    ]);
  });

  it.each([
    ['', 'Name is missing'],
    ['lyon', 'NAME=VALUE is expected'],
    ['Name=tag:Site', 'Values is missing'],
    ['Values=lyon', 'Name is missing'],
    ['Name=,Values=lyon', 'Name is missing'],
    ['Name=a,b,Values=lyon', 'Name takes one value'],
    ['Name=tag:Site,Values=lyon,Name=state', 'Name is there twice'],
    ['Name=tag:Site,values=lyon', 'it has values beside Name and Values'],
    ['name=tag:Site,values=lyon', 'it has name beside Name and Values'],
    ['Name=tag:Site,Values=lyon,constructor=x', 'it has constructor beside Name and Values'],
    ['Name=tag:Site,Values="lyon', 'a quote or a bracket is not closed'],
    ['Name=tag:Site,Values=[lyon', 'a quote or a bracket is not closed'],
    ['Name=tag:Site,Values=[lyon]paris', 'a quote or a bracket is not closed'],
    ['Name=tag:Site,Values="lyon"paris', 'a quote or a bracket is not closed'],
    ['{"Name":"tag:Site","Values":"lyon"}', 'Values is missing'],
    ['{"Name":"tag:Site","Values":[]}', 'Values is missing'],
    ['{"Name":"tag:Site","Values":[1]}', 'a value is no text'],
    ['{"Name":"tag:Site","Values":["a"],"Value":1}', 'it has Value beside Name and Values'],
    ['{"Name":', 'it is no JSON'],
    ['[null]', 'Name is missing'],
    ['[["Name"]]', 'it has 0 beside Name and Values'],
  ])('is not %s', (text, problem) => {
    expect(parse(text)).toEqual([problem]);
  });

  it('is read in a moment, whatever it holds', () => {
    const start = Date.now();
    for (const text of ['\\'.repeat(5000), `\\\\,`.repeat(5000), '['.repeat(5000), "'".repeat(5000)]) {
      parse(`Name=tag:Site,Values='${text}`, `Name=tag:Site,Values="${text}`, `Name=tag:Site,Values=${text}`);
    }
    expect(Date.now() - start).toBeLessThan(1000);
  });

  it('that is wrong does not hide the others', () => {
    expect(parse('lyon', 'Name=state,Values=available', '{')).toEqual([
      ['state', 'available'],
      'NAME=VALUE is expected',
      'it is no JSON',
    ]);
  });
});
