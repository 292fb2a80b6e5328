import { Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Report } from '../diagnostics/result.js';
import { compareIp, type IpAddress, parseIp } from '../model/net.js';
import type { LockedNumber } from './numbers.js';
import type { Plan } from './plan.js';

/** The numbers that were chosen on each device, by the device's id. */
export type Lock = ReadonlyMap<string, readonly LockedNumber[]>;

export const EMPTY_LOCK: Lock = new Map();

const VERSION = 1;
const MAX_LENGTH = 5_000_000;
const HEADER = ` Numbers that cgw-gen chose on your devices: one file for each router. Keep it beside the site answers.
 What is taken out by hand is chosen anew; what stands here is given to nobody else.
`;

/** Reads a lock file; an empty one has no numbers. Everything wrong is reported with its line. */
export function parseLock(file: string, text: string, report: Report): Lock {
  const lines = new LineCounter();
  if (text.length > MAX_LENGTH) {
    report.add('LOCK_FILE_WRONG', { reason: 'it is too large for one' }, { file });
    return EMPTY_LOCK;
  }
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    report.add('LOCK_FILE_WRONG', { reason: problem.code }, at(problem.pos[0]));
    return EMPTY_LOCK;
  }
  if (document.contents === null) return EMPTY_LOCK;
  return new LockReader(at, report).read(document.contents);
}

/** Walks the nodes of a lock file. */
class LockReader {
  readonly #at: (offset: number) => Place;
  readonly #report: Report;

  constructor(at: (offset: number) => Place, report: Report) {
    this.#at = at;
    this.#report = report;
  }

  read(contents: unknown): Lock {
    const lock = new Map<string, readonly LockedNumber[]>();
    const entries = this.#entries(contents, 'the file');
    const version = entries.find(({ key }) => key === 'version');
    if (plain(version?.value) !== VERSION) {
      this.#wrong(
        `version must be ${VERSION}: another release of cgw-gen wrote it`,
        version?.value ?? contents,
      );
      return lock;
    }
    for (const { key, value } of entries) {
      if (key === 'version') continue;
      if (key !== 'devices') this.#wrong('it has version and devices, and nothing else', value);
      else for (const one of this.#entries(value, key)) lock.set(one.key, this.#device(one.key, one.value));
    }
    return lock;
  }

  #device(device: string, node: unknown): readonly LockedNumber[] {
    const numbers: LockedNumber[] = [];
    for (const { key: connection, value } of this.#entries(node, device)) {
      for (const { key: address, value: tunnel } of this.#entries(value, connection)) {
        const parsed = parseIp(address);
        if (parsed) numbers.push(...this.#tunnel(connection, parsed, tunnel, numbers));
        else this.#wrong(`${address} is no outside address of a tunnel`, tunnel);
      }
    }
    return numbers;
  }

  #tunnel(
    connection: string,
    tunnel: IpAddress,
    node: unknown,
    before: readonly LockedNumber[],
  ): LockedNumber[] {
    return this.#entries(node, tunnel).flatMap(({ key: id, value }) => {
      const number = plain(value);
      if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
        this.#wrong(`the ${id} number of ${tunnel} must be a whole number`, value);
        return [];
      }
      const twin = before.find((one) => one.id === id && one.number === number);
      if (twin) this.#wrong(`${id} number ${number} is that of tunnel ${twin.tunnel} too`, value);
      return [{ connection, tunnel, id, number }];
    });
  }

  /** The pairs of a mapping; nothing at all is an empty one. */
  #entries(node: unknown, what: string): readonly { readonly key: string; readonly value: unknown }[] {
    if (isMap(node)) return node.items.map(({ key, value }) => ({ key: keyOf(key), value }));
    if (!isScalar(node) || node.value !== null) this.#wrong(`${what.slice(0, 80)} must be a mapping`, node);
    return [];
  }

  #wrong(reason: string, node: unknown): void {
    const range = isNode(node) ? node.range : undefined;
    this.#report.add('LOCK_FILE_WRONG', { reason }, this.#at(range?.[0] ?? 0));
  }
}

function keyOf(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : '';
}

function plain(node: unknown): unknown {
  return isScalar(node) ? node.value : undefined;
}

/**
 * The lock with the numbers of a plan in it. Tunnels that a planned connection no longer has are forgotten;
 * connections that are not planned stay.
 */
export function lockPlan(lock: Lock, device: string, plan: Plan): Lock {
  const planned = new Set(plan.connections.map(({ id }) => id));
  const kept = (lock.get(device) ?? []).filter(({ connection }) => !planned.has(connection));
  const chosen = plan.connections.flatMap(({ id: connection, tunnels }) =>
    tunnels.flatMap(({ outside, numbers }) =>
      Object.entries(numbers).map(([id, number]) => ({ connection, tunnel: outside.cloud, id, number })),
    ),
  );
  const numbers = [...kept, ...chosen];
  return new Map([...lock, ...(numbers.length > 0 || lock.has(device) ? [[device, numbers] as const] : [])]);
}

/** The numbers that one lock has and the other has not, in words; empty where both are the same. */
export function lockChanges(before: Lock, after: Lock): readonly string[] {
  const [old, now] = [inWords(before), inWords(after)];
  return [
    ...now.filter((one) => !old.includes(one)),
    ...old.filter((one) => !now.includes(one)).map((one) => `no longer ${one}`),
  ];
}

function inWords(lock: Lock): string[] {
  return [...lock].flatMap(([device, numbers]) =>
    numbers.map(({ connection, tunnel, id, number }) => `${device} ${connection} ${tunnel}: ${id} ${number}`),
  );
}

/** The text of a lock file: sorted, the same for the same numbers. */
export function printLock(lock: Lock): string {
  const devices = [...lock].filter(([, numbers]) => numbers.length > 0).sort(byKey);
  const tree = new Map<string, unknown>([
    ['version', VERSION],
    ['devices', new Map(devices.map(([device, numbers]) => [device, treeOf(numbers)]))],
  ]);
  const document = new Document(tree);
  document.commentBefore = HEADER.trimEnd();
  return document.toString({ lineWidth: 0 });
}

/** Connection, tunnel, id: maps, because an object would put keys that look like numbers first. */
function treeOf(numbers: readonly LockedNumber[]): Map<string, Map<string, Map<string, number>>> {
  const sorted = [...numbers].sort(
    (a, b) =>
      compareText(a.connection, b.connection) || compareIp(a.tunnel, b.tunnel) || compareText(a.id, b.id),
  );
  const tree = new Map<string, Map<string, Map<string, number>>>();
  for (const { connection, tunnel, id, number } of sorted) {
    const tunnels = tree.get(connection) ?? new Map<string, Map<string, number>>();
    const ids = tunnels.get(tunnel) ?? new Map<string, number>();
    tree.set(connection, tunnels.set(tunnel, ids.set(id, number)));
  }
  return tree;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
