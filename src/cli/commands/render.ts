import { Command, Flags } from '@oclif/core';
import { loadDevice } from '../../devices/load.js';
import { Report } from '../../diagnostics/result.js';
import type { IkeVersion } from '../../model/crypto.js';
import { planDevice } from '../../plan/index.js';
import { render } from '../../render/render.js';
import { readAnswers } from '../answers.js';
import { finish } from '../console.js';
import { deviceDirFlag } from '../flags.js';
import { inputArgs, inputFlags, readConnections } from '../input.js';
import { deliver, outputFlags } from '../output.js';

export default class Render extends Command {
  static override summary = 'Write the configuration of the customer device for a VPN connection.';
  static override description =
    'Reads the cloud’s document, decides every value once, and prints the device’s configuration on standard output, or writes its files with --out. Everything else goes to standard error.';
  static override examples = [
    '<%= config.bin %> render vpn.xml --device strongswan --set customer_prefixes=10.1.0.0/16',
    '<%= config.bin %> render vpn.json --device vyos --site site.yaml --out ./change-4711',
    '<%= config.bin %> render aws:vpn-0123456789abcdef0 --region eu-west-1 --device vyos --site site.yaml',
    'aws ec2 describe-vpn-connections | <%= config.bin %> render --device cisco-ios > router.cfg',
  ];
  static override strict = false;
  static override args = inputArgs;
  static override flags = {
    device: Flags.string({
      char: 'd',
      required: true,
      helpValue: 'ID',
      description: 'see `cgw-gen devices`',
    }),
    ...deviceDirFlag,
    set: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'NAME=VALUE',
      description: 'a site answer; see `cgw-gen devices ID`; may be repeated',
    }),
    site: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'FILE',
      description: 'a YAML file of site answers; --set wins over it',
    }),
    proposal: Flags.string({
      helpValue: 'strongest|given|NAME',
      description:
        'one proposal per phase: the strongest that the cloud allows and the device has (default), what the document gives (default with the XML of AWS alone), or one by name, such as aes256gcm16-sha384-dh20',
    }),
    ike: Flags.option({ options: ['1', '2'] as const })({
      description: 'the IKE version (default: 2 when both can)',
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
    const device = loadDevice(flags.device, flags['device-dir']);
    report.take(device.diagnostics);
    const answers = await readAnswers(flags.site ?? [], flags.set ?? [], report);
    const connections = await readConnections(argv as string[], flags, report);
    const ready = device.ok && connections && !report.failed;
    const plan = ready
      ? planDevice({
          connections,
          device: device.value,
          answers,
          ...(flags.proposal === undefined ? {} : { proposal: flags.proposal }),
          ...(flags.ike === undefined ? {} : { ike: Number(flags.ike) as IkeVersion }),
        })
      : undefined;
    report.take(plan?.diagnostics ?? []);
    const files = device.ok && plan?.ok ? render(plan.value, device.value) : undefined;
    report.take(files?.diagnostics ?? []);
    if (files?.ok && device.ok) await deliver(files.value, device.value, flags, report);
    finish(report, flags.json, flags.explain && plan?.ok ? plan.value.decisions : undefined);
  }
}
