import { Command, Flags } from '@oclif/core';
import { Report } from '../../diagnostics/result.js';
import { makeBundle } from '../../ticket/bundle.js';
import { readBefore } from '../before.js';
import { reportForeign } from '../bundle.js';
import { finish } from '../console.js';
import { fingerprintFlag, readFingerprint } from '../fingerprint-key.js';
import { inputArgs, inputFlags, readConnections } from '../input.js';
import { isLockBroken, lockedFlag, writeLock } from '../numbers.js';
import { outputFlags, writeBelow } from '../output.js';
import { deviceFlags, planFor, readTarget } from '../planning.js';

export default class Ticket extends Command {
  static override summary = 'Write a bundle for a change ticket, without any secret.';
  static override description =
    'Writes change.md and change.html (what is done, the topology, every value with its reason, the checks, the impact, the steps to apply, to verify and to back out, the configuration), the files for the device with placeholders for the keys, and manifest.json with the SHA-256 of each file. `cgw-gen inject` fills in the keys at the last moment. What the checks find does not fail the command: it stands in the ticket.';
  static override examples = [
    '<%= config.bin %> ticket vpn.json --device vyos --site site.yaml --out ./change-4711',
    '<%= config.bin %> ticket new.json --before old.json --device cisco-ios --site site.yaml --out ./change-4712',
    '<%= config.bin %> ticket vpn.json --device strongswan --fingerprint-key file:fingerprint.key --out ./change-4713',
  ];
  static override strict = false;
  static override args = inputArgs;
  static override flags = {
    ...deviceFlags,
    ...lockedFlag,
    before: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'SOURCE',
      description: 'a document of what is in use now: tells the impact of the change; may be repeated',
    }),
    ...fingerprintFlag,
    ...inputFlags,
    out: Flags.string({
      char: 'o',
      required: true,
      helpValue: 'DIR',
      parse: outputFlags.out.parse,
      description: 'the folder to write the bundle to',
    }),
    force: outputFlags.force,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Ticket);
    const report = new Report();
    const target = await readTarget(flags, report);
    const connections = await readConnections(argv as string[], flags, report);
    const fingerprint = await readFingerprint(flags['fingerprint-key'], report);
    const plan = target && connections && !report.failed ? planFor(target, connections, report) : undefined;
    const diagnostics = [...report.diagnostics];
    const before = target && plan && connections && (await readBefore(flags, target, connections, report));
    const isBroken = target && plan && isLockBroken(target, plan, flags.locked, report);
    if (target && plan && connections && !isBroken && !report.failed) {
      const { device } = target;
      const request = { device, connections, plan, diagnostics };
      const bundle = await makeBundle({
        ...request,
        ...(before && { before }),
        ...(fingerprint && { fingerprint }),
      });
      report.take(bundle.diagnostics);
      if (bundle.ok) {
        reportForeign(flags.out, bundle.value, report);
        if (!report.failed) await writeBelow(flags.out, bundle.value, flags.force, report);
      }
      if (!report.failed) await writeLock(target, plan, report);
    }
    finish(report, flags.json);
  }
}
