import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import * as z from 'zod';
import type { Scenario } from '../job.js';
import { ROOT } from './paths.js';

export const SCENARIOS: string = join(ROOT, 'test/lab/scenarios');

const address = z.union([z.ipv4(), z.ipv6()]);
const networks = z.array(z.union([z.cidrv4(), z.cidrv6()])).min(1);
/** A proposal in strongSwan's words. */
const suite = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+){0,3}$/);
const file = z.string().regex(/^[\w.-]+$/);

const tunnel = z.strictObject({
  cloud: address,
  version: z.union([z.literal(1), z.literal(2)]),
  ike: suite,
  esp: suite,
  mtu: z.int().min(576).max(1500),
  mss: z.int().min(500).max(1460),
  encapsulated: z.boolean(),
});

const connection = z
  .strictObject({
    id: z.string().min(1),
    routing: z.enum(['bgp', 'static']),
    customer_networks: networks,
    cloud_networks: networks,
    equal: z.boolean(),
    failover: z.int().positive().default(30),
    tunnels: z.array(tunnel).min(1).max(2),
  })
  .transform(({ customer_networks, cloud_networks, ...rest }) => ({
    ...rest,
    customerNetworks: customer_networks,
    cloudNetworks: cloud_networks,
  }));

const schema = z.strictObject({
  title: z.string().min(1),
  renders: z
    .array(
      z.strictObject({
        documents: z.array(file).min(1),
        site: file,
        flags: z.array(z.string()).default([]),
      }),
    )
    .min(1)
    .optional(),
  nat: z.strictObject({ inside: address, outside: address }).optional(),
  customer_address: address.optional(),
  renewal: z.int().positive().optional(),
  walk: z
    .string()
    .regex(/^docs\/[\w.-]+\.md$/)
    .optional(),
  connections: z
    .array(connection)
    .min(1)
    .superRefine((all, context) => {
      const clouds = all.flatMap((one) => one.tunnels.map(({ cloud }) => cloud));
      if (new Set(clouds).size < clouds.length) {
        context.addIssue({ code: 'custom', message: 'two tunnels have the same cloud address' });
      }
    }),
});

/** Every folder of scenarios, sorted. */
export function scenarioNames(): string[] {
  const entries = readdirSync(SCENARIOS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * Reads `scenario.yaml` of one scenario. The files of its renders are names in its folder; without `renders`
 * there is one, of every `input*` and `site.yaml`.
 *
 * @throws Error that names the file and each wrong place of it
 */
export function loadScenario(name: string, root: string = SCENARIOS): Scenario {
  const folder = join(root, name);
  const path = join(folder, 'scenario.yaml');
  const parsed = schema.safeParse(parsedYaml(path));
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${path}: ${placeOf(issue)}`).join('\n'));
  }
  const { title, nat, customer_address, renewal, walk, connections } = parsed.data;
  const renders = parsed.data.renders ?? [{ documents: inputsOf(folder), site: 'site.yaml', flags: [] }];
  const missing = renders
    .flatMap(({ documents, site }) => [...documents, site])
    .filter((one) => !existsSync(join(folder, one)));
  if (missing.length > 0) throw new Error(`${path}: not in the folder: ${missing.join(', ')}`);
  return {
    name,
    title,
    folder,
    renders,
    connections,
    ...(nat && { nat }),
    ...(customer_address && { customerAddress: customer_address }),
    ...(renewal && { renewal }),
    ...(walk && { walk }),
  };
}

function parsedYaml(path: string): unknown {
  try {
    return parseYaml(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof YAMLParseError) throw new Error(`${path}: ${error.message}`);
    throw error;
  }
}

function placeOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.map(String).join('.') || 'the document'}: ${message}`;
}

function inputsOf(folder: string): string[] {
  const inputs = readdirSync(folder).filter((one) => one.startsWith('input'));
  if (inputs.length === 0) throw new Error(`${folder}: no input document`);
  return inputs.sort();
}
