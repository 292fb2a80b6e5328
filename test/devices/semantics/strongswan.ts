import type { RenderedFile } from '../../../src/render/render.js';
import { swanctlOf, textOf } from '../strongswan-files.js';
import { type Section, sectionAt } from '../swanctl-reader.js';
import type { Loaded } from './loaded.js';
import { type LinkRecord, NONE } from './record.js';

/** The rendered files are what the daemons load. */
export function strongswanLoads(files: readonly RenderedFile[]): Loaded {
  const texts = (pattern: RegExp) =>
    files
      .filter(({ path }) => pattern.test(path))
      .map(({ text }) => text)
      .join('\n');
  const connections = sectionAt(swanctlOf(files), 'connections').sections;
  return {
    swanctl: texts(/^etc\/swanctl\//),
    frr: texts(/\.frr\.conf$/),
    links: new Map([...connections].map(([name, connection]) => [name, linkOf(files, connection)])),
  };
}

/** The XFRM interface with the child's if_id, which networkd makes. */
function linkOf(files: readonly RenderedFile[], connection: Section): LinkRecord {
  const child = [...sectionAt(connection, 'children').sections.values()][0];
  const id = child?.values.get('if_id_out');
  const netdev = files.find(
    ({ path, text }) => path.endsWith('.netdev') && text.includes(`\nInterfaceId=${id}\n`),
  );
  const name = /^Name=(\S+)$/m.exec(netdev?.text ?? '')?.[1] ?? '';
  const network = files.find(
    ({ path, text }) => path.endsWith('.network') && text.includes(`\nName=${name}\n`),
  );
  const settings = (key: string) =>
    [...(network?.text ?? '').matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map((one) => one[1] ?? '');
  const clamp = new RegExp(`oifname "${name}" .* maxseg size set (\\d+)$`, 'm');
  return {
    'keep alive': NONE,
    'inside address': settings('Address')[0] ?? NONE,
    MTU: settings('MTUBytes')[0] ?? NONE,
    MSS: clamp.exec(textOf(files, '.nft'))?.[1] ?? NONE,
    routes: routesOf(files, name, settings('Destination')),
  };
}

/** The networks of an interface, and whether the failover unit takes it at once or only while no other one is up. */
function routesOf(files: readonly RenderedFile[], name: string, networks: readonly string[]): string {
  if (networks.length === 0) return NONE;
  const script = textOf(files, '-failover').split('\n');
  const taken = script.find((line) => line.includes('now="$now nexthop ') && line.endsWith(` dev ${name}"`));
  if (!taken) throw new Error(`the failover unit does not know ${name}`);
  const rank = taken.includes('[ -n "$now" ] || ') ? 'second' : 'first';
  return networks
    .map((network) => `${network} ${rank}`)
    .sort()
    .join(', ');
}
