import { readBlocks } from '../../blocks/objects.js';
import type {
  Config,
  ConfigObject,
  Dialect,
  ReadOptions,
  Refusal,
  RunningText,
  UsedNumber,
} from '../../dialect.js';
import { linesOf, pagedLine } from '../../text.js';
import { frr } from '../frr/language.js';
import { nameIn, readFile } from './files.js';
import { mendSwanctl } from './mend.js';
import { readSwanctl } from './objects.js';

/** strongSwan on Linux, with FRR: swanctl.conf, FRR's running configuration, or the tree of the router's files. */
export const swanctl: Dialect = {
  source:
    "/etc/swanctl/conf.d (cat *.conf), of vtysh -c 'show running-config', or the folder that is the root of the router",
  comment: '#',
  isTree: true,
  refuse,
  select,
  read,
  mend: mendSwanctl,
  usedNumbers,
};

type Form = 'swanctl' | 'frr' | 'file';

/** By its path in the router's tree, or by its content. */
function formOf({ path, text }: RunningText): Form | undefined {
  if (path !== undefined) return /^etc\/(?:swanctl|strongswan\.d)\//.test(path) ? 'swanctl' : 'file';
  if (/^\s*(?:connections|secrets|charon)\b[^\n=]*\{/m.test(text)) return 'swanctl';
  return /^(?:frr version|router bgp|route-map|ip prefix-list|ipv6 prefix-list|frr defaults) /m.test(text)
    ? 'frr'
    : undefined;
}

function refuse(text: RunningText): Refusal | undefined {
  const form = formOf(text);
  if (form === undefined) return { code: 'RUNNING_FOREIGN' };
  if (form !== 'frr') return undefined;
  const lines = linesOf(text);
  const paged = pagedLine(lines);
  if (paged !== undefined) return { code: 'RUNNING_PAGED', line: paged };
  return lines.some((line) => line.trim() === 'end')
    ? undefined
    : { code: 'RUNNING_CUT', line: lines.length };
}

/** What is wanted at the places that the running texts show: of files without a path, in their form alone. */
function select(wanted: readonly RunningText[], running: readonly RunningText[]): readonly RunningText[] {
  const tree = running.some(({ path }) => path !== undefined);
  const forms = new Set(running.filter(({ path }) => path === undefined).map(formOf));
  const inTree = wanted.filter(
    ({ path = '' }) => tree || (forms.has('swanctl') && path.startsWith('etc/swanctl/')),
  );
  const ofFrr = wanted.filter(({ path = '' }) => forms.has('frr') && path.endsWith('.frr.conf'));
  return [...inTree, ...ofFrr.map(({ name, text }) => ({ name, text }))];
}

function read(texts: readonly RunningText[], { owners, report }: ReadOptions): Config {
  const blocks = texts.filter((text) => formOf(text) === 'frr');
  const objects = texts.flatMap((text): ConfigObject[] => {
    if (formOf(text) === 'swanctl') return readSwanctl(text, report);
    return formOf(text) === 'file' ? [readFile(text, text.path ?? '', owners)] : [];
  });
  const config = new Map(readBlocks(blocks, frr));
  for (const object of objects) {
    const known = config.get(object.name);
    const settings = new Map([...(known?.settings ?? []), ...object.settings]);
    config.set(object.name, { ...(known ?? object), settings });
  }
  return config;
}

function usedNumbers(running: Config): UsedNumber[] {
  const found = new Map<number, string[]>();
  const add = (number: number, claims: readonly string[]): void => {
    found.set(number, [...(found.get(number) ?? []), ...claims]);
  };
  for (const { name, settings, claims } of running.values()) {
    for (const { key, value, text } of settings.values()) {
      const shown = typeof value === 'string' ? value : '';
      const inFile = name.startsWith('/') ? /^InterfaceId=(\d+)$/.exec(text)?.[1] : undefined;
      const inFrr = / cgw(\d+)$/.exec(/description$/.test(key) ? shown : '')?.[1];
      const number =
        inFile ?? inFrr ?? (/if_id_(?:in|out)$/.test(key) && /^\d+$/.test(shown) ? shown : undefined);
      if (number !== undefined) add(Number(number), inFile ? [nameIn(name)] : claims);
    }
  }
  return [...found].map(([number, claims]) => ({ id: 'ifId', number, claims: [...new Set(claims)] }));
}
