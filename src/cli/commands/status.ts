import { Command, Flags } from '@oclif/core';
import { Report } from '../../diagnostics/result.js';
import { finishSearch, writeOut } from '../console.js';
import { inputArgs, inputFlags } from '../input.js';
import { optionalDeviceFlags, readOptionalTarget } from '../planning.js';
import { printStatus } from '../status/print.js';
import { readStatus, type StatusQuestion } from '../status/read.js';
import { isWatch, runWatch, watchFlags } from '../status/run-watch.js';
import { jsonText } from '../status/view.js';

export default class Status extends Command {
  static override summary = 'Tell whether the tunnels are up, and what was negotiated in them.';
  static override description =
    'Prints for each tunnel what the cloud says of it: up or down, since when, routes, what was negotiated, beside what is planned for --device and what the connection allows, each difference marked with !. Exit code 0: all up and as planned; 3: not so; 4: the cloud did not tell all. docs/status.md has the rest.';
  static override examples = [
    '<%= config.bin %> status aws:vpn-0123456789abcdef0 --region eu-west-1 --device vyos --site site.yaml',
    '<%= config.bin %> status alibaba:vco-0123456789abcdefghijk --region eu-central-1 --watch',
    '<%= config.bin %> status aws:vpn-0123456789abcdef0 --until-up --timeout 600',
    '<%= config.bin %> status change-4711/before/*.json --json',
  ];
  static override strict = false;
  static override args = inputArgs;
  static override flags = {
    ...optionalDeviceFlags,
    telemetry: Flags.boolean({
      description:
        'ask only whether the tunnels are up, not what was negotiated: needs fewer permissions (aws)',
    }),
    ...watchFlags,
    ...inputFlags,
    json: Flags.boolean({
      description: 'print the status as JSON, and the diagnostics as one JSON object on standard error',
    }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Status);
    const names = argv as string[];
    const given = new Report();
    const target = await readOptionalTarget(flags, given);
    if (given.failed) {
      finishSearch(given, flags.json, false);
      return;
    }
    const question: StatusQuestion = { names, choice: flags, target, negotiated: !flags.telemetry };
    if (isWatch(flags)) {
      await runWatch(question, flags);
      return;
    }
    const { status, report } = await readStatus(question);
    if (status) writeOut(flags.json ? jsonText(status) : printStatus(status));
    finishSearch(report, flags.json, status?.ok === false);
  }
}
