import { fileURLToPath } from 'node:url';
import { Errors, flush, run } from '@oclif/core';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { reasonOf } from '../sources/read.js';
import { writeNotes } from './console.js';
import { EXIT } from './exit-codes.js';

/** Runs the command line and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  // Before oclif's own listener, which throws.
  process.stdout.prependListener('error', endOfOutput);
  // Who does not read the messages is not told of it.
  process.stderr.on('error', () => {});
  try {
    await run([...argv], fileURLToPath(new URL('../../bin/', import.meta.url)));
    await flush();
  } catch (error) {
    process.exitCode = exitCodeOf(error, argv.includes('--json'));
  }
}

/** A reader that closes the pipe early, such as head, is no failure; a full disk is. */
function endOfOutput(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  const place = { file: 'standard output' };
  writeNotes({ diagnostics: [diagnostic('OUTPUT_UNWRITABLE', { reason: reasonOf(error) }, place)] }, false);
  process.exit(EXIT.wrongInput);
}

function exitCodeOf(error: unknown, asJson: boolean): number {
  if (error instanceof Errors.ExitError) return error.oclif.exit ?? EXIT.done;
  if (error instanceof Errors.CLIError) {
    writeNotes({ diagnostics: [diagnostic('USAGE', { reason: usageReason(error.message) })] }, asJson);
    return EXIT.usage;
  }
  process.stderr.write(
    `cgw-gen has a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return EXIT.bug;
}

/** oclif's message without its frame, on one line. */
function usageReason(message: string): string {
  return (
    message
      .replace(/^The following errors? occurred:\s*/, '')
      .replace(/\s*See more help with --help\s*$/, '')
      // What follows is its table of arguments, and advice that does not hold for flags of one value each.
      .replace(
        /^Missing 1 required arg:\s*(\w+)[\s\S]*$/,
        (_, name: string) => `the argument ${name.toUpperCase()} is missing`,
      )
      .replace(
        /^command (\S+) not found$/,
        (_, id: string) => `there is no command "${id.replaceAll(':', ' ')}"`,
      )
      .replace(/\s*\n\s*/g, '; ')
  );
}
