import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Report } from '../diagnostics/result.js';
import type { GivenAnswer } from './resolve-answers.js';

/** A file of answers is short: what is larger is something else, and is not parsed. */
const MAX_LENGTH = 100_000;
const MAX_ANSWERS = 200;

/** The answers of a site file: a YAML mapping of questions to answers; an empty one has none. */
export function parseSiteFile(name: string, text: string, report: Report): GivenAnswer[] {
  const wrong = (reason: string, place = {}): GivenAnswer[] => {
    report.add('SITE_FILE_WRONG', { reason }, { file: name, ...place });
    return [];
  };
  if (text.length > MAX_LENGTH) return wrong('it is too large for one');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) return wrong(problem.code, at(problem.pos[0]));
  if (document.contents === null) return [];
  if (!isMap(document.contents)) return wrong('it is no mapping', at(0));
  if (document.contents.items.length > MAX_ANSWERS) return wrong('it has too many answers for one');
  return document.contents.items.map(({ key, value }) => ({
    name: isScalar(key) ? String(key.value) : 'a name that is no text',
    value: plainValue(value),
    place: { file: name, ...(isScalar(key) && key.range ? at(key.range[0]) : {}) },
  }));
}

/** The JavaScript value of a YAML node; numbers as they are written, so that 010 and 1e3 stay wrong. */
function plainValue(node: unknown): unknown {
  if (isScalar(node)) return typeof node.value === 'number' ? (node.source ?? node.value) : node.value;
  if (isSeq(node)) return node.items.map((item) => plainValue(item));
  // An alias or a mapping answers no question: it is shown as what it is.
  return isMap(node) ? 'a mapping' : 'an alias';
}
