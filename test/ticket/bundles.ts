import type { Device } from '../../src/devices/manifest.js';
import { readDocuments } from '../../src/formats/index.js';
import type { VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { planDevice } from '../../src/plan/index.js';
import type { GivenAnswer } from '../../src/plan/resolve-answers.js';
import { render } from '../../src/render/render.js';
import { type BundleFile, makeBundle, type TicketRequest } from '../../src/ticket/bundle.js';
import { bundledDevices, neededAnswers } from '../support/devices.js';
import { goodSamples, type Sample } from '../support/samples.js';

export interface Case {
  readonly name: string;
  readonly sample: Sample;
  readonly device: Device;
  readonly request: TicketRequest;
}

/** A ticket's request; undefined where the device can not be planned for these connections. */
export function requestOf(
  connections: readonly VpnConnection[],
  device: Device,
  answers: readonly GivenAnswer[],
  before?: readonly VpnConnection[],
): TicketRequest | undefined {
  const planOf = (list: readonly VpnConnection[]) =>
    planDevice({ connections: list, device, answers: [neededAnswers(device), answers] });
  const plan = planOf(connections);
  if (!plan.ok) return undefined;
  const request = { device, connections, plan: plan.value, diagnostics: plan.diagnostics };
  if (!before) return request;
  const old = planOf(before);
  return { ...request, before: { connections: before, plan: old.ok ? old.value : undefined } };
}

/** Every sample with every device that it can be rendered for. */
export function allCases(): Case[] {
  return goodSamples().flatMap((sample) => {
    const read = readDocuments(sample.documents);
    if (!read.ok) throw new Error(`${sample.name} can not be read`);
    return bundledDevices().flatMap((device) => {
      const request = requestOf(read.value, device, sample.answers);
      return request && render(request.plan, device).ok
        ? [{ name: `${sample.name} on ${device.id}`, sample, device, request }]
        : [];
    });
  });
}

/** The files of a bundle by path; the bundle must be made. */
export async function bundleOf(request: TicketRequest): Promise<ReadonlyMap<string, BundleFile>> {
  const bundle = await makeBundle(request);
  if (!bundle.ok) throw new Error(bundle.diagnostics.map((one) => `${one.code} ${one.message}`).join('\n'));
  return new Map(bundle.value.map((file) => [file.path, file]));
}

/** The same connections with other keys. */
export function otherKeys(connections: readonly VpnConnection[]): VpnConnection[] {
  return connections.map((one, index) => {
    const [first, ...others] = one.tunnels.map((tunnel, order) => ({
      ...tunnel,
      psk: new Secret(`Former.Key.${index}.${order}`),
      ...(tunnel.bgpKey ? { bgpKey: new Secret(`FormerBgp${index}${order}`) } : {}),
    }));
    if (!first) throw new Error('a connection without a tunnel');
    return { ...one, tunnels: [first, ...others] };
  });
}

export function secretsIn(connections: readonly VpnConnection[]): string[] {
  return connections.flatMap((one) =>
    one.tunnels.flatMap(({ psk, bgpKey }) => [psk.reveal(), ...(bgpKey ? [bgpKey.reveal()] : [])]),
  );
}
