import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

/**
 * Renders samples by a copy of the library until one comes out otherwise: render-samples.mjs COPY DEVICE, with the
 * samples and their golden files as JSON on standard input. Prints, as JSON, the name of that sample as `unlike`, and
 * what went wrong before as `crashes`: a sample on which the copy crashes is not unlike.
 */
const [copy = '', device = ''] = process.argv.slice(2);
const { loadDevice, planDevice, printDiagnostic, readDocuments, render } = await import(
  pathToFileURL(join(copy, 'dist/index.js')).href
);

/** The files by their paths, with `stderr.txt` for what is reported. */
function filesOf({ documents, answers }) {
  const notes = [];
  const take = (result) => {
    notes.push(...result.diagnostics);
    return result.ok ? result.value : undefined;
  };
  const manifest = take(loadDevice(device));
  const connections = take(readDocuments(documents));
  const plan = connections && take(planDevice({ connections, device: manifest, answers }));
  const parts = ['apply', 'verify', 'remove'];
  const files = (plan && take(render(plan, manifest, { parts }))) ?? [];
  const text = notes.map((one) => `${printDiagnostic(one)}\n`).join('');
  const entries = files.map(({ part, path, text }) => [part === 'apply' ? path : `${part}/${path}`, text]);
  return Object.fromEntries(text === '' ? entries : [...entries, ['stderr.txt', text]]);
}

const crashes = [];

function isUnlike(sample) {
  try {
    return !isDeepStrictEqual(filesOf(sample), sample.golden);
  } catch (error) {
    crashes.push(`${sample.name}: ${error}`);
    return false;
  }
}

const samples = JSON.parse(readFileSync(0, 'utf8'));
const unlike = samples.find(isUnlike)?.name;
process.stdout.write(JSON.stringify({ unlike, crashes }));
