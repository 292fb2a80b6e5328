import { Report } from '../diagnostics/result.js';
import type { GivenAnswer } from '../plan/resolve-answers.js';
import { parseSiteFile } from '../plan/site-file.js';
import { readText } from '../sources/read.js';

/** The answers of each site file, then those of `--set`, which win. */
export async function readAnswers(
  siteFiles: readonly string[],
  settings: readonly string[],
  report: Report,
): Promise<GivenAnswer[][]> {
  const sources: GivenAnswer[][] = [];
  for (const name of siteFiles) {
    const own = new Report();
    const text = await readText(name, own);
    // An empty file has no answers; of a document it would be an error.
    if (own.diagnostics.some((one) => one.code === 'INPUT_EMPTY')) continue;
    report.take(own.diagnostics);
    if (text !== undefined) sources.push(parseSiteFile(name, text, report));
  }
  sources.push(settings.flatMap((setting) => parseSetting(setting, report)));
  return sources;
}

function parseSetting(setting: string, report: Report): GivenAnswer[] {
  const at = setting.indexOf('=');
  const place = { file: '--set' };
  if (at > 0) return [{ name: setting.slice(0, at), value: setting.slice(at + 1), place }];
  report.add('ANSWER_SYNTAX', { found: setting.slice(0, 60) }, place);
  return [];
}
