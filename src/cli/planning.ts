import { Errors, Flags } from '@oclif/core';
import { loadDevice } from '../devices/load.js';
import type { Device } from '../devices/manifest.js';
import type { Report } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import type { IkeVersion } from '../model/crypto.js';
import { planDevice } from '../plan/index.js';
import type { NumberChoices } from '../plan/numbers.js';
import type { Plan } from '../plan/plan.js';
import type { GivenAnswer } from '../plan/resolve-answers.js';
import { readAnswers } from './answers.js';
import { EXIT } from './exit-codes.js';
import { deviceDirFlag } from './flags.js';
import { choicesOf, type NumberSources, numberFlags, readNumberSources } from './numbers.js';

/** What decides everything but numbers. */
const planFlags = {
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
};

/** The flags of every command that plans for a device. */
export const deviceFlags = { ...planFlags, ...numberFlags };

/** Those of a command that can do without a device, and for which its numbers mean nothing. */
export const optionalDeviceFlags = {
  ...planFlags,
  device: Flags.string({
    char: 'd',
    helpValue: 'ID',
    description: 'plan for this device; see `cgw-gen devices`',
  }),
};

/** What those flags give. */
export interface DeviceChoice {
  readonly device: string;
  readonly 'device-dir'?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly site?: readonly string[] | undefined;
  readonly proposal?: string | undefined;
  readonly ike?: '1' | '2' | undefined;
  readonly running?: readonly string[] | undefined;
  readonly lock?: string | undefined;
}

/** The device and the answers that the flags name, before a document is planned. */
export interface Target {
  readonly device: Device;
  readonly answers: readonly (readonly GivenAnswer[])[];
  readonly choice: DeviceChoice;
  readonly numbers: NumberSources;
}

/** Reads the device and the answers; undefined when that failed, with the reasons reported. */
export async function readTarget(choice: DeviceChoice, report: Report): Promise<Target | undefined> {
  const device = loadDevice(choice.device, choice['device-dir']);
  report.take(device.diagnostics);
  const answers = await readAnswers(choice.site ?? [], choice.set ?? [], report);
  const numbers = await readNumberSources(choice, device.ok ? device.value : undefined, report);
  return device.ok ? { device: device.value, answers, choice, numbers } : undefined;
}

/** The same where the device may be left out; what is said of a device without naming one is wrong usage. */
export async function readOptionalTarget(
  { device, ...choice }: Omit<DeviceChoice, 'device'> & { readonly device?: string | undefined },
  report: Report,
): Promise<Target | undefined> {
  if (device !== undefined) return readTarget({ ...choice, device }, report);
  const idle = (['set', 'site', 'proposal', 'ike', 'device-dir'] as const).find((one) => choice[one]);
  if (idle) throw new Errors.CLIError(`--${idle} needs --device`, { exit: EXIT.usage });
  return undefined;
}

/** Plans the connections for the device; undefined when that failed, with the reasons reported. */
export function planFor(
  { device, answers, choice, numbers }: Target,
  connections: readonly VpnConnection[],
  report: Report,
): Plan | undefined {
  const planBy = (choices: NumberChoices) =>
    planDevice({
      connections,
      device,
      answers,
      numbers: choices,
      ...(choice.proposal === undefined ? {} : { proposal: choice.proposal }),
      ...(choice.ike === undefined ? {} : { ike: Number(choice.ike) as IkeVersion }),
    });
  const choices = choicesOf(numbers, device, connections, planBy, report);
  if (!choices) return undefined;
  const plan = planBy(choices);
  report.take(plan.diagnostics);
  return plan.ok ? plan.value : undefined;
}
