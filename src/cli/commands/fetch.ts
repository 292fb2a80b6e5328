import { Args, Command, Errors, Flags } from '@oclif/core';
import { Report } from '../../diagnostics/result.js';
import { isLive, readLive } from '../../sources/live.js';
import { finish } from '../console.js';
import { EXIT } from '../exit-codes.js';
import { jsonFlag, liveFlags } from '../flags.js';
import { liveOptions } from '../input.js';
import { outputFlags, writeBelow } from '../output.js';

export default class Fetch extends Command {
  static override summary =
    'Write what the cloud says of VPN connections to files, to work from them offline.';
  static override description =
    'Writes each reply of the cloud as a file, as the tool of the cloud would print it, with its keys: only you can read the files (0600). Give the files to `render` or `inspect` later. Nothing is overwritten without --force, and nothing is written when a call fails.';
  static override examples = [
    '<%= config.bin %> fetch aws:vpn-0123456789abcdef0 --region eu-west-1 --out ./change-4711',
    "<%= config.bin %> fetch 'aws:*' --filter Name=tag:Site,Values=lyon --region eu-west-1 --region eu-west-3",
    "<%= config.bin %> fetch 'alibaba:*' --region eu-central-1",
    '<%= config.bin %> fetch aws:vpn-0123456789abcdef0 --status --out ./change-4711/before',
  ];
  static override strict = false;
  static override args = {
    source: Args.string({
      description: "live sources: aws:ID, alibaba:ID, or 'aws:*' and 'alibaba:*' for every connection",
      multiple: true,
      required: true,
    }),
  };
  static override flags = {
    ...liveFlags,
    out: Flags.string({
      char: 'o',
      helpValue: 'DIR',
      default: '.',
      parse: outputFlags.out.parse,
      description: 'the folder to write to',
    }),
    status: Flags.boolean({
      description:
        'write as well what each tunnel has negotiated and its pending maintenance (aws), for `status`; the tunnels that give no answer are reported',
    }),
    force: Flags.boolean({ description: 'replace files that are there' }),
    ...jsonFlag,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Fetch);
    const names = argv as string[];
    const file = names.find((name) => !isLive(name));
    if (file !== undefined) {
      const message = `${file.slice(0, 80)} is no live source, such as aws:vpn-0123456789abcdef0 or 'aws:*'`;
      throw new Errors.CLIError(message, { exit: EXIT.usage });
    }
    const report = new Report();
    const options = { ...liveOptions(names, flags), withTunnels: flags.status };
    const documents = await readLive(names, options, report);
    const files = documents.map(({ fileName, text }) => ({
      path: fileName,
      text,
      secret: true,
      executable: false,
    }));
    if (!report.failed) await writeBelow(flags.out, files, flags.force, report);
    finish(report, flags.json);
  }
}
