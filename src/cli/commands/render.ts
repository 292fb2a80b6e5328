import { Command, Flags } from '@oclif/core';
import { PARTS } from '../../devices/manifest.js';
import { Report } from '../../diagnostics/result.js';
import { inPartFolders, render } from '../../render/render.js';
import { finish } from '../console.js';
import { inputArgs, inputFlags, readConnections } from '../input.js';
import { isLockBroken, lockedFlag, writeLock } from '../numbers.js';
import { deliver, outputFlags } from '../output.js';
import { deviceFlags, planFor, readTarget } from '../planning.js';

export default class Render extends Command {
  static override summary = 'Write the configuration of the customer device for a VPN connection.';
  static override description =
    'Reads the cloud’s document, decides every value once, and prints the device’s configuration on standard output, or writes its files with --out. Everything else goes to standard error.';
  static override examples = [
    '<%= config.bin %> render vpn.xml --device strongswan --set customer_prefixes=10.1.0.0/16',
    '<%= config.bin %> render vpn.json --device vyos --site site.yaml --out ./change-4711',
    '<%= config.bin %> render vpn.json --device vyos --site site.yaml --part verify',
    '<%= config.bin %> render vpn.json --device cisco-ios --running show-run.txt --lock cgw-gen.lock.yaml',
    '<%= config.bin %> render aws:vpn-0123456789abcdef0 --region eu-west-1 --device vyos --site site.yaml',
    'aws ec2 describe-vpn-connections | <%= config.bin %> render --device cisco-ios > router.cfg',
  ];
  static override strict = false;
  static override args = inputArgs;
  static override flags = {
    ...deviceFlags,
    ...lockedFlag,
    part: Flags.option({ options: [...PARTS, 'all'] as const })({
      default: 'apply',
      description:
        'what to write: the configuration, read-only commands that tell whether it works, what takes it out again, or all three, each in a folder of its own',
    }),
    explain: Flags.boolean({
      description: 'print each decided value, its reason and what else was possible',
    }),
    ...inputFlags,
    ...outputFlags,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Render);
    const report = new Report();
    const target = await readTarget(flags, report);
    const connections = await readConnections(argv as string[], flags, report);
    const plan = target && connections && !report.failed ? planFor(target, connections, report) : undefined;
    if (target && plan && !isLockBroken(target, plan, flags.locked, report)) {
      const parts = flags.part === 'all' ? PARTS : [flags.part];
      const files = render(plan, target.device, { parts });
      report.take(files.diagnostics);
      const delivered =
        files.ok && flags.part === 'all' ? inPartFolders(files.value) : files.ok && files.value;
      if (delivered) await deliver(delivered, target.device, flags, report);
      if (!report.failed) await writeLock(target, plan, report);
    }
    finish(report, flags.json, flags.explain ? plan?.decisions : undefined);
  }
}
