import { Command, Flags } from '@oclif/core';
import { untold } from '../../checks/adopt.js';
import { runChecks } from '../../checks/index.js';
import { DEFAULT_PROFILE, PROFILE_IDS } from '../../checks/profiles.js';
import { FORMATS, printReport } from '../../checks/report.js';
import { simulate } from '../../checks/simulate.js';
import { Report } from '../../diagnostics/result.js';
import { isLive } from '../../sources/live.js';
import { finish, writeOut } from '../console.js';
import { EXIT } from '../exit-codes.js';
import { inputArgs, inputFlags, readConnections } from '../input.js';
import { optionalDeviceFlags, planFor, readOptionalTarget } from '../planning.js';

const SEVERITIES = ['error', 'warning', 'info'] as const;

export default class Check extends Command {
  static override summary = 'Tell what is wrong or weak about a connection, and about its plan for a device.';
  static override description =
    'Prints findings with the reason, a way out and a source, what each tunnel will negotiate, and the commands that mend weak algorithms. Without --device it looks at the documents; with it, and the answers that `render` takes, at the plan too. docs/checks.md lists the checks.';
  static override examples = [
    '<%= config.bin %> check vpn.json',
    '<%= config.bin %> check vpn.json --device vyos --site site.yaml --crypto-profile cnsa',
    "<%= config.bin %> check 'aws:*' --region eu-west-1 --fail-on warning --format sarif > findings.sarif",
  ];
  static override strict = false;
  static override args = inputArgs;
  static override flags = {
    ...optionalDeviceFlags,
    'crypto-profile': Flags.option({ options: PROFILE_IDS })({
      default: DEFAULT_PROFILE,
      description:
        'what the algorithms are measured by: what AWS accepts by default, RFC 8247 with RFC 8221, or the CNSA suite (RFC 9206)',
    }),
    'fail-on': Flags.option({ options: SEVERITIES })({
      default: 'error',
      description: 'end with exit code 3 when something as severe as this is found',
    }),
    format: Flags.option({ options: FORMATS })({
      default: 'text',
      description: 'how the findings are printed on standard output',
    }),
    ...inputFlags,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Check);
    const names = argv as string[];
    const report = new Report();
    const target = await readOptionalTarget(flags, report);
    const connections = await readConnections(names, flags, report, 'leave');
    if (report.failed || !connections) return finish(report, flags.json);
    const plan = target && planFor(target, connections, report);
    const made = { connections, ...(plan ? { plan } : {}), ...(target ? { device: target.device } : {}) };
    const profile = flags['crypto-profile'];
    const findings = runChecks({ ...made, profile, diagnostics: report.diagnostics });
    const [only, another] = names;
    const artifact = only === undefined || another !== undefined || isLive(only) ? undefined : only;
    const checked = { profile, findings, negotiations: simulate(made) };
    writeOut(printReport(flags.format, checked, artifact));
    const rest = new Report();
    rest.take(untold(report.diagnostics, findings));
    finish(rest, flags.json);
    const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(flags['fail-on']) + 1);
    const isFound = findings.some(({ severity }) => failing.includes(severity));
    if (isFound && !rest.failed) process.exitCode = EXIT.found;
  }
}
