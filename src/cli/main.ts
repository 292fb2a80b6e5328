import { fileURLToPath } from 'node:url';
import { Errors, flush, run } from '@oclif/core';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { writeNotes } from './console.js';
import { EXIT } from './exit-codes.js';

/** Runs the command line and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that closes the pipe early, such as head, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
  try {
    await run([...argv], fileURLToPath(new URL('../../bin/', import.meta.url)));
    await flush();
  } catch (error) {
    process.exitCode = exitCodeOf(error, argv.includes('--json'));
  }
}

function exitCodeOf(error: unknown, asJson: boolean): number {
  if (error instanceof Errors.ExitError) return error.oclif.exit ?? EXIT.done;
  if (error instanceof Errors.CLIError) {
    const reason = error.message.replace(/\s*\n\s*/g, '; ').replace(/; See more help with --help$/, '');
    writeNotes({ diagnostics: [diagnostic('USAGE', { reason })] }, asJson);
    return EXIT.usage;
  }
  process.stderr.write(
    `cgw-gen has a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return EXIT.bug;
}
