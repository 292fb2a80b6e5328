import { Command, Errors, Flags } from '@oclif/core';
import { Report } from '../../diagnostics/result.js';
import { finishSearch } from '../console.js';
import { diffTwo } from '../documents.js';
import { EXIT } from '../exit-codes.js';
import { inputArgs, inputFlags } from '../input.js';
import { deviceFlags } from '../planning.js';
import { diffRunning } from '../running.js';

export default class Diff extends Command {
  static override summary =
    'Compare two documents, a saved render with a document, or a document with a device.';
  static override description = [
    'OLD and NEW: which tunnels are affected, what drops at the cloud and on the device and for how long at most, what changes in words, and the changed files as a unified diff. Each is a file, a folder of documents such as `fetch` writes, - or a live source; OLD can also be what `render` has printed or written for this device.',
    'With --running, what one or more documents want is compared with what the device runs: what is missing, what is extra, what differs, and the commands that mend it.',
    'No secret is printed. Exit 0 equal, 3 different.',
  ].join('\n\n');
  static override examples = [
    '<%= config.bin %> diff before.json after.json --device vyos --site site.yaml',
    '<%= config.bin %> diff ./change-4711 aws:vpn-0123456789abcdef0 --device vyos --site site.yaml --lock cgw-gen.lock.yaml',
    '<%= config.bin %> diff vpn.json --device vyos --site site.yaml --running running.txt',
    "ssh vyos@router 'show configuration commands | no-more' | <%= config.bin %> diff vpn.json --device vyos --site site.yaml --running -",
  ];
  static override usage = [
    'diff OLD NEW --device ID [FLAGS]',
    'diff SOURCE... --device ID --running FILE [FLAGS]',
  ];
  static override strict = false;
  static override args = inputArgs;
  static override flags = {
    ...deviceFlags,
    format: Flags.option({ options: ['text', 'json'] as const })({
      default: 'text',
      description: 'how the result is printed',
    }),
    ...inputFlags,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Diff);
    const report = new Report();
    const names = argv as string[];
    const [older, newer, ...more] = names;
    const isPair = older !== undefined && newer !== undefined && more.length === 0;
    if (!flags.running && !isPair) {
      throw new Errors.CLIError('name two to compare, OLD and NEW, or --running FILE', { exit: EXIT.usage });
    }
    const differs = flags.running
      ? await diffRunning(names, flags, report)
      : await diffTwo([older ?? '', newer ?? ''], flags, report);
    finishSearch(report, flags.json, differs);
  }
}
