import { Args, Command, Errors, Flags } from '@oclif/core';
import { Report } from '../../diagnostics/result.js';
import { comparison, fill, isInside, openBundle } from '../bundle.js';
import { finish } from '../console.js';
import { EXIT } from '../exit-codes.js';
import { fingerprintFlag, readFingerprint } from '../fingerprint-key.js';
import { jsonFlag } from '../flags.js';
import { keyFlags, readKeySource } from '../key-source.js';
import { outputFlags } from '../output.js';

export default class Inject extends Command {
  static override summary = 'Fill the keys into the files of a change ticket.';
  static override description =
    'Checks each file of the bundle against manifest.json, then writes the files for the device with the keys in the place of the placeholders, as `render --part all` writes them: below --out, or one of them on standard output with --file. Files that hold a key are for you alone (0600). Nothing is written if a file was changed, or a key is missing, refused or not the one of the ticket.';
  static override examples = [
    '<%= config.bin %> inject ./change-4711 --psk-from file:vpn.json --out ./filled',
    '<%= config.bin %> inject ./change-4711 --psk-from env --file apply/vyos.commands | ssh …',
    '<%= config.bin %> inject ./change-4711 --psk-from aws-secretsmanager --region eu-west-1 --out ./filled',
    '<%= config.bin %> inject ./change-4711 --check --psk-from file:keys.yaml --fingerprint-key file:fingerprint.key',
  ];
  static override args = {
    bundle: Args.string({ required: true, description: 'the folder that `cgw-gen ticket` wrote' }),
  };
  static override flags = {
    ...keyFlags,
    ...fingerprintFlag,
    check: Flags.boolean({
      description:
        'write nothing: print for each key whether it is the one of the ticket (exit code 3: one is not)',
      dependsOn: ['fingerprint-key'],
      exclusive: ['out', 'file'],
    }),
    before: Flags.boolean({
      description: 'fill in the files of the state before, for the way back, with the keys of that state',
    }),
    ...outputFlags,
    ...jsonFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Inject);
    const { check, out, file } = flags;
    if (!check && out === undefined && file === undefined) {
      throw new Errors.CLIError('say where to: --out DIR, or --file NAME; or --check', { exit: EXIT.usage });
    }
    const report = new Report();
    if (out !== undefined && isInside(out, args.bundle)) report.add('INJECT_INTO_BUNDLE', {}, { file: out });
    const bundle = await openBundle(args.bundle, report);
    const fingerprint = await readFingerprint(flags['fingerprint-key'], report);
    const source = bundle && !report.failed ? await readKeySource(flags, bundle.manifest, report) : undefined;
    const filling = { ...flags, folder: flags.before ? 'before' : 'apply' } as const;
    const agreed =
      bundle && source && !report.failed && (await comparison(bundle, source, fingerprint, filling, report));
    if (bundle && source && !check && !report.failed) await fill(bundle, source, filling, report);
    finish(report, flags.json);
    if (check && agreed === false && !report.failed) process.exitCode = EXIT.found;
  }
}
