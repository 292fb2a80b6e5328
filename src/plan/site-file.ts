import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Report } from '../diagnostics/result.js';
import type { GivenAnswer } from './resolve-answers.js';

/** The answers of a site file: a YAML mapping of questions to answers. */
export function parseSiteFile(name: string, text: string, report: Report): GivenAnswer[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 0 } as object);
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line, column: col };
  };
  const [error] = document.errors;
  if (error) {
    report.add('SITE_FILE_WRONG', { reason: error.code }, at(error.pos[0]));
    return [];
  }
  if (document.contents === null) return [];
  if (!isMap(document.contents)) {
    report.add('SITE_FILE_WRONG', { reason: 'it is no mapping' }, at(0));
    return [];
  }
  return document.contents.items.map(({ key, value }) => ({
    name: isScalar(key) ? String(key.value) : String(key),
    value: plainValue(value),
    place: isScalar(key) && key.range ? at(key.range[0]) : { file: name },
  }));
}

/** The JavaScript value of a YAML node; numbers as they are written, so that 010 and 1e3 stay wrong. */
function plainValue(node: unknown): unknown {
  if (isScalar(node)) return typeof node.value === 'number' ? (node.source ?? node.value) : node.value;
  const list = node as { items?: unknown[] } | null;
  return Array.isArray(list?.items) ? list.items.map(plainValue) : node;
}
