import { diffLines } from 'diff';
import { addressLabel, compareIp, type IpAddress } from '../model/net.js';
import type { Plan } from '../plan/plan.js';
import type { ShownFile } from './files.js';

/** Whose lines differ. */
export interface Affected {
  readonly tunnels: readonly { readonly connection: string; readonly tunnel: IpAddress }[];
  /** Whether lines differ that are of no tunnel alone: what tunnels share, or tunnels that are gone. */
  readonly others: boolean;
}

interface Named {
  readonly connection: string;
  readonly tunnel: IpAddress;
  /** What names the tunnel in a file, the names of its interface among them. */
  readonly names: readonly string[];
}

/** Finds the tunnels of the plan that the differing lines name, or the block that such a line is in. */
export function affectedBy(
  { before, after }: { readonly before: readonly ShownFile[]; readonly after: readonly ShownFile[] },
  plan: Plan,
): Affected {
  const tunnels = withAliases(namedTunnels(plan), after);
  const found = new Set<Named>();
  let others = false;
  for (const [narrow, wide] of differingBlocks(before, after)) {
    const isIn = (block: string) => tunnels.filter((one) => one.names.some((name) => hasWord(block, name)));
    const own = isIn(narrow).length > 0 ? isIn(narrow) : isIn(wide);
    for (const one of own) found.add(one);
    others ||= own.length === 0;
  }
  const affected = tunnels.filter((one) => found.has(one));
  return { tunnels: affected.map(({ connection, tunnel }) => ({ connection, tunnel })), others };
}

function namedTunnels(plan: Plan): Named[] {
  return plan.connections
    .flatMap(({ id, tunnels }) =>
      tunnels.map(({ outside: { cloud }, inside }) => {
        const names = [cloud, addressLabel(cloud), ...(inside ? [inside.cloud, inside.customer] : [])];
        return { connection: id, tunnel: cloud, names };
      }),
    )
    .sort((a, b) =>
      a.connection < b.connection ? -1 : a.connection > b.connection ? 1 : compareIp(a.tunnel, b.tunnel),
    );
}

/** A word such as vti0, Tunnel100 or cgw1, in the blocks of one tunnel alone, names that tunnel too. */
function withAliases(tunnels: readonly Named[], files: readonly ShownFile[]): Named[] {
  const owners = new Map<string, Set<Named>>();
  for (const block of files.flatMap(({ text }) => blocksOf(text.split('\n')))) {
    const named = tunnels.filter((one) => one.names.some((name) => hasWord(block, name)));
    for (const [word] of named.length > 0 ? block.matchAll(/\b[A-Za-z]+\d+\b/g) : []) {
      owners.set(word, new Set([...(owners.get(word) ?? []), ...named]));
    }
  }
  return tunnels.map((one) => ({
    ...one,
    names: [
      ...one.names,
      ...[...owners].flatMap(([word, of]) => (of.size === 1 && of.has(one) ? [word] : [])),
    ],
  }));
}

/** A differing line with those that it is indented below, and the same with those that are indented beside it. */
type Block = readonly [narrow: string, wide: string];

function differingBlocks(before: readonly ShownFile[], after: readonly ShownFile[]): Block[] {
  const paths = new Set([...before, ...after].map(({ path }) => path));
  return [...paths].flatMap((path) => {
    const [old = '', now = ''] = [before, after].map((side) => side.find((one) => one.path === path)?.text);
    const changes = diffLines(old, now);
    return [
      ...blocksAround(changes.filter((one) => !one.added)),
      ...blocksAround(changes.filter((one) => !one.removed)),
    ];
  });
}

interface Chunk {
  readonly value: string;
  readonly added: boolean;
  readonly removed: boolean;
}

function blocksAround(chunks: readonly Chunk[]): Block[] {
  const lines = chunks
    .flatMap(({ value, added, removed }) =>
      value.split('\n').map((text) => ({ text, isChanged: added || removed, indent: indentOf(text) })),
    )
    .filter(({ text }) => text.trim() !== '');
  return lines.flatMap(({ text, isChanged, indent }, index): Block[] => {
    if (!isChanged) return [];
    const above = parentsOf(lines.slice(0, index), indent);
    const isOutside = (one: { readonly indent: number }) => one.indent < indent || indent === 0;
    const start = lines.slice(0, index).findLastIndex(isOutside) + 1;
    const end = lines.slice(index + 1).findIndex(isOutside);
    const beside = lines.slice(start, end < 0 ? undefined : index + 1 + end).map((one) => one.text);
    return [[[...above, text].join('\n'), [...above, text, ...beside].join('\n')]];
  });
}

function parentsOf(
  lines: readonly { readonly text: string; readonly indent: number }[],
  indent: number,
): string[] {
  const parents: string[] = [];
  let least = indent;
  for (const line of lines.toReversed()) {
    if (line.indent >= least) continue;
    parents.push(line.text);
    least = line.indent;
  }
  return parents;
}

/** Lines that are indented belong to the line above them that is not. */
function blocksOf(lines: readonly string[]): string[] {
  const blocks: string[] = [];
  for (const line of lines) {
    const last = blocks.length - 1;
    if (indentOf(line) > 0 && last >= 0) blocks[last] = `${blocks[last]}\n${line}`;
    else blocks.push(line);
  }
  return blocks;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Whether the name stands in the text and is no part of a longer one. */
function hasWord(text: string, name: string): boolean {
  let at = text.indexOf(name);
  while (at >= 0) {
    const [front, behind] = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
    if (!/[\w.:]/.test(front) && !/[\w:]/.test(behind) && !/^\.\d/.test(text.slice(at + name.length)))
      return true;
    at = text.indexOf(name, at + 1);
  }
  return false;
}
