import { Command, Errors, Flags } from '@oclif/core';
import { Report } from '../../diagnostics/result.js';
import { finishSearch } from '../console.js';
import { EXIT } from '../exit-codes.js';
import { inputArgs, inputFlags } from '../input.js';
import { deviceFlags } from '../planning.js';
import { diffRunning } from '../running.js';

export default class Diff extends Command {
  static override summary = 'Compare what is wanted with what a device runs.';
  static override description =
    'Looks only at what belongs to the connections, and prints what is missing, what is extra, what differs, and the commands that mend it. No secret is printed: a placeholder stands for each in the commands. Exit 0 equal, 3 different.';
  static override examples = [
    '<%= config.bin %> diff vpn.json --device vyos --site site.yaml --running running.txt',
    "ssh vyos@router 'show configuration commands | no-more' | <%= config.bin %> diff vpn.json --device vyos --site site.yaml --running -",
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
    if (flags.running === undefined) {
      throw new Errors.CLIError('name what to compare with: --running FILE', { exit: EXIT.usage });
    }
    const differs = await diffRunning(argv as string[], flags, report);
    finishSearch(report, flags.json, differs);
  }
}
