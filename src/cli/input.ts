import { Args, Errors, Flags } from '@oclif/core';
import type { Report } from '../diagnostics/result.js';
import type { InputDocument } from '../formats/format.js';
import { readDocuments } from '../formats/index.js';
import type { VpnConnection } from '../model/connection.js';
import { isLive, type LiveOptions, readLive } from '../sources/live.js';
import { readSources, STDIN } from '../sources/read.js';
import { EXIT } from './exit-codes.js';
import { jsonFlag, liveFlags } from './flags.js';

/** Arguments and flags of every command that reads a document. */
export const inputArgs = {
  source: Args.string({
    description:
      'files with the document, or live sources such as aws:vpn-0123456789abcdef0; - or nothing: standard input',
    multiple: true,
  }),
};

export const inputFlags = {
  connection: Flags.string({
    description: 'take only this connection of the input, by its id or its name; may be repeated',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'ID|NAME',
  }),
  ...liveFlags,
  ...jsonFlag,
};

/** The flags that choose what of the input is taken. */
export interface InputChoice {
  readonly connection?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly profile?: string | undefined;
  readonly filter?: readonly string[] | undefined;
}

/** Reads the documents and picks the connections; undefined when that failed, with the reasons reported. */
export async function readConnections(
  argv: readonly string[],
  choice: InputChoice,
  report: Report,
  clashes: 'report' | 'leave' = 'report',
): Promise<readonly VpnConnection[] | undefined> {
  const documents = await readInput(argv, choice, report);
  if (report.failed) return undefined;
  const result = readDocuments(documents, choice.connection, clashes);
  report.take(result.diagnostics);
  return result.ok ? result.value : undefined;
}

/** Reads files, standard input and live sources; what failed is reported, and the rest is there all the same. */
export async function readInput(
  argv: readonly string[],
  choice: InputChoice,
  report: Report,
  asked: Pick<LiveOptions, 'withoutConfiguration' | 'withTunnels'> = {},
): Promise<readonly InputDocument[]> {
  if (argv.length === 0 && process.stdin.isTTY) {
    throw new Errors.CLIError('name a file, or - for standard input', { exit: EXIT.usage });
  }
  const names = argv.length === 0 ? [STDIN] : argv;
  const options = { ...liveOptions(names, choice), ...asked };
  const files = names.filter((name) => !isLive(name));
  return [...(await readSources(files, report)), ...(await readLive(names, options, report))];
}

/** What the flags say of the live sources; they are wrong usage where no such source is named. */
export function liveOptions(names: readonly string[], choice: InputChoice): LiveOptions {
  const { connection = [], region = [], profile, filter = [] } = choice;
  const given = [region.length > 0 && '--region', profile && '--profile', filter.length > 0 && '--filter'];
  const idle = given.find((flag) => typeof flag === 'string' && !names.some(isLive));
  if (idle) {
    const message = `${idle} needs a live source, such as aws:vpn-0123456789abcdef0`;
    throw new Errors.CLIError(message, { exit: EXIT.usage });
  }
  const common = { regions: region, filters: filter, connections: connection };
  return profile === undefined ? common : { ...common, profile };
}
