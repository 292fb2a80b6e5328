import { Command, Flags } from '@oclif/core';
import { Report } from '../../diagnostics/result.js';
import { printModel } from '../../formats/model/print.js';
import { finish, writeOut } from '../console.js';
import { inputArgs, inputFlags, readConnections } from '../input.js';

export default class Inspect extends Command {
  static override summary = 'Print what a document says, as the neutral model in JSON.';
  static override description =
    'The model JSON is an input format of its own: `inspect` here, `render` elsewhere. By default each key is printed as [secret]. With --secrets inline the keys themselves are printed, which `render` needs: use umask 077, and redirect the output into a file. `cgw-gen schema model` describes it.';
  static override examples = [
    '<%= config.bin %> inspect vpn.json',
    '<%= config.bin %> inspect < vpn.xml',
    "<%= config.bin %> inspect 'aws:*' --filter Name=tag:Site,Values=lyon --region eu-west-1 --region eu-west-3",
    '(umask 077; <%= config.bin %> inspect vpn.json --secrets inline > model.json)',
  ];
  static override strict = false;
  static override args = inputArgs;
  static override flags = {
    secrets: Flags.option({ options: ['redacted', 'inline'] as const })({
      default: 'redacted',
      description: 'how pre-shared keys and BGP keys are printed: as [secret], or themselves',
    }),
    ...inputFlags,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Inspect);
    const report = new Report();
    const connections = await readConnections(argv as string[], flags, report);
    if (connections) writeOut(printModel(connections, flags.secrets));
    finish(report, flags.json);
  }
}
