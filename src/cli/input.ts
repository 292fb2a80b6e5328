import { Args, Errors, Flags } from '@oclif/core';
import type { Report } from '../diagnostics/result.js';
import { readDocuments } from '../formats/index.js';
import type { VpnConnection } from '../model/connection.js';
import { readSources, STDIN } from '../sources/read.js';
import { EXIT } from './exit-codes.js';
import { jsonFlag } from './flags.js';

/** Arguments and flags of every command that reads a document. */
export const inputArgs = {
  source: Args.string({
    description: 'files with the document; - or nothing: standard input',
    multiple: true,
  }),
};

export const inputFlags = {
  connection: Flags.string({
    description: 'take only this connection of the input; may be repeated',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'ID',
  }),
  ...jsonFlag,
};

/** Reads the documents and picks the connections; undefined when that failed, with the reasons reported. */
export async function readConnections(
  argv: readonly string[],
  wanted: readonly string[] | undefined,
  report: Report,
): Promise<readonly VpnConnection[] | undefined> {
  if (argv.length === 0 && process.stdin.isTTY) {
    throw new Errors.CLIError('name a file, or - for standard input', { exit: EXIT.usage });
  }
  const documents = await readSources(argv.length === 0 ? [STDIN] : argv, report);
  if (report.failed) return undefined;
  const result = readDocuments(documents, wanted);
  report.take(result.diagnostics);
  return result.ok ? result.value : undefined;
}
