import type { Report } from '../../diagnostics/result.js';

/** A filter of the EC2 API. */
export interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}

/**
 * The filters of the flags, each in one of the two forms that the AWS CLI takes: shorthand
 * (`Name=tag:Site,Values=lyon,paris`) or JSON, one filter or a list. What is neither is reported.
 */
export function parseFilters(texts: readonly string[], report: Report): readonly Filter[] {
  return texts.flatMap((text) => {
    const found = /^\s*[[{]/.test(text) ? fromJson(text) : fromShorthand(text);
    if (typeof found !== 'string') return found;
    report.add('FILTER_WRONG', { found: text.slice(0, 80), problem: found }, { file: '--filter' });
    return [];
  });
}

/** The filters, or what is wrong with them. */
type Found = readonly Filter[] | string;

function fromJson(text: string): Found {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is no JSON';
  }
  const list = (Array.isArray(value) ? value : [value]).map(checked);
  return list.find((one) => typeof one === 'string') ?? list.filter((one) => typeof one !== 'string');
}

function checked(value: unknown): Filter | string {
  const { Name, Values, ...others } = (value ?? {}) as { readonly Name?: unknown; readonly Values?: unknown };
  const [other] = Object.keys(others);
  if (other !== undefined) return `it has ${other.slice(0, 20)} beside Name and Values`;
  if (typeof Name !== 'string' || Name === '') return 'Name is missing';
  if (!Array.isArray(Values) || Values.length === 0) return 'Values is missing';
  if (!Values.every((one): one is string => typeof one === 'string')) return 'a value is no text';
  return { Name, Values };
}

/**
 * The shorthand syntax as far as a filter needs it (AWS CLI User Guide, "Using shorthand syntax"): values by
 * comma or in brackets, `'…'` and `"…"` quote, `\,` is a comma. A comma ends the values where a
 * name and `=` follow.
 */
function fromShorthand(text: string): Found {
  const pairs: Record<string, readonly string[]> = {};
  let rest = text.trim();
  while (rest !== '') {
    const key = /^(\w+)\s*=\s*/.exec(rest);
    if (!key?.[1]) return 'NAME=VALUE is expected';
    if (Object.hasOwn(pairs, key[1])) return `${key[1].slice(0, 20)} is there twice`;
    const taken = takeValues(rest.slice(key[0].length));
    if (!taken) return 'a quote or a bracket is not closed';
    pairs[key[1]] = taken.values;
    rest = taken.rest;
  }
  const { Name = [], ...others } = pairs;
  return Name.length > 1 ? 'Name takes one value' : listed(checked({ Name: Name[0], ...others }));
}

function listed(one: Filter | string): Found {
  return typeof one === 'string' ? one : [one];
}

interface Taken {
  readonly values: readonly string[];
  readonly rest: string;
}

const VALUE = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|((?:\\,|[^,'"\]])(?:\\,|[^,\]])*)?)\s*/sy;

function takeValues(text: string): Taken | undefined {
  const inBrackets = text.startsWith('[');
  const values: string[] = [];
  VALUE.lastIndex = inBrackets ? 1 : 0;
  for (;;) {
    const match = VALUE.exec(text);
    if (!match) return undefined;
    const at = match.index + match[0].length;
    const [, single, double, bare] = match;
    values.push(
      single?.replace(/\\(['\\])/g, '$1') ?? double?.replace(/\\(["\\])/g, '$1') ?? withCommas(bare),
    );
    const next = text.slice(at);
    if (inBrackets && next.startsWith(']')) return ended(values, next.slice(1));
    if (next === '') return inBrackets ? undefined : { values, rest: '' };
    if (!next.startsWith(',')) return undefined;
    if (!inBrackets && /^,\s*\w+\s*=/.test(next)) return ended(values, next);
    VALUE.lastIndex = at + 1;
  }
}

function withCommas(bare = ''): string {
  return bare.trimEnd().replaceAll('\\,', ',');
}

/** What follows must be the next pair. */
function ended(values: readonly string[], next: string): Taken | undefined {
  const rest = next.trim();
  if (rest === '') return { values, rest };
  return rest.startsWith(',') ? { values, rest: rest.slice(1).trim() } : undefined;
}
