import { loadDevice } from '../../../src/devices/load.js';
import { PARTS } from '../../../src/devices/manifest.js';
import { readDocuments } from '../../../src/formats/index.js';
import type { VpnConnection } from '../../../src/model/connection.js';
import { planDevice } from '../../../src/plan/index.js';
import type { Plan } from '../../../src/plan/plan.js';
import type { GivenAnswer } from '../../../src/plan/resolve-answers.js';
import { render } from '../../../src/render/render.js';
import { connection, STATIC } from '../../support/connection.js';
import { goodSamples } from '../../support/samples.js';
import { type Config, fixture } from './firewall.js';

const loaded = loadDevice('pfsense');
if (!loaded.ok) throw new Error(loaded.diagnostics.map((one) => one.message).join('\n'));
const device = loaded.value;

export function planOf(connections: readonly VpnConnection[], answers: readonly GivenAnswer[]): Plan {
  const result = planDevice({ connections, device, answers: [answers] });
  if (!result.ok) throw new Error(result.diagnostics.map((one) => one.message).join('\n'));
  return result.value;
}

/** The codes of what pfSense can't do. */
export function codesOf(connections: readonly VpnConnection[], answers: readonly GivenAnswer[]): string[] {
  return planDevice({ connections, device, answers: [answers] }).diagnostics.map((one) => one.code);
}

export function scriptOf(plan: Plan): string {
  return fileOf(plan, 'cgw-gen.php');
}

export function removeScriptOf(plan: Plan): string {
  return fileOf(plan, 'cgw-gen-remove.php');
}

export function fileOf(plan: Plan, path: string): string {
  const files = render(plan, device, { parts: PARTS });
  const file = files.ok ? files.value.find((one) => one.path === path) : undefined;
  if (!file) throw new Error('nothing was rendered');
  return file.text;
}

/**
 * Every sample with its plan, by site: one firewall has one address in these tests. Of the samples that pfSense
 * refuses the goldens tell why.
 */
export const samples: readonly (readonly [name: string, plan: Plan])[] = goodSamples().flatMap((sample) => {
  const documents = readDocuments(sample.documents);
  if (!documents.ok) throw new Error(`${sample.name} can not be read`);
  return sitesOf(documents.value).flatMap((connections) => {
    const plan = planDevice({ connections, device, answers: [sample.answers] });
    return plan.ok ? [[`${sample.name} ${connections[0]?.id}`, plan.value] as const] : [];
  });
});

function sitesOf(connections: readonly VpnConnection[]): (readonly VpnConnection[])[] {
  const own = connections.flatMap(({ tunnels }) => tunnels.map(({ outside }) => outside.customer));
  return new Set(own).size > 1 ? connections.map((one) => [one]) : [connections];
}

/** The populated firewall, with the AS number that the plan needs. */
export function populated(plan: Plan): Config {
  const config = fixture('populated');
  const bgp = plan.connections.map((one) => one.routing).find((one) => one.kind === 'bgp');
  if (bgp) config.installedpackages.frrbgp.config[0].asnum = String(bgp.customerAsn);
  return config;
}

export const PREFIXES: readonly GivenAnswer[] = [
  { name: 'customer_prefixes', value: '10.1.0.0/16' },
  { name: 'cloud_prefixes', value: '10.100.0.0/16' },
];
export const bgpPlan: Plan = planOf([connection()], PREFIXES);
export const staticPlan: Plan = planOf([connection({ routing: STATIC })], PREFIXES);
