import { type Node, type ParseError, parseTree, visit } from 'jsonc-parser';
import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import type { Locate } from '../spot.js';
import type { TreeKind, TreeNode } from '../tree.js';
import { type Budget, reportExcess } from './excess.js';
import { jsonExcess } from './json-scan.js';

/** What all nodes of one document share. */
interface Origin {
  readonly locate: Locate;
  /** Told of a key that is asked for, and that is there a second time in another casing. */
  readonly onAlike: (offset: number, path: string) => void;
}

/** A JSON value with its path and position. Keys are found in any casing: `IKEVersions`, `IkeVersions`. */
export class JsonNode implements TreeNode {
  readonly #node: Node;
  readonly #origin: Origin;
  readonly path: string;
  #members: Map<string, Node[]> | undefined;

  constructor(node: Node, origin: Origin, path: string) {
    this.#node = node;
    this.#origin = origin;
    this.path = path;
  }

  get place(): Place {
    return this.#origin.locate(this.#node.offset, this.path);
  }

  get kind(): TreeKind {
    const { type } = this.#node;
    if (type === 'array') return 'list';
    // null only gets here as the root or as an item of a list: nothing reads it, whatever it is called.
    return type === 'null' || type === 'property' ? 'leaf' : type;
  }

  get scalar(): string | number | boolean | undefined {
    return this.#node.value ?? undefined;
  }

  get(name: string): JsonNode | undefined {
    const [member, ...alike] = this.#named(name);
    for (const one of alike) this.#origin.onAlike(one.offset, below(this.path, keyOf(one)));
    const found = member && this.#below(member);
    return found && found.#node.type !== 'null' ? found : undefined;
  }

  get isEmpty(): boolean {
    return (this.#node.children ?? []).length === 0;
  }

  /** The value without its places, as `JSON.parse` gives it. */
  get plain(): unknown {
    const { type, value } = this.#node;
    if (type === 'array') return this.items.map((one) => one.plain);
    return type === 'object'
      ? Object.fromEntries(this.members.map((one) => [one.key, one.value.plain]))
      : value;
  }

  /** The members of an object whose keys are free text, such as tags. */
  get members(): readonly { readonly key: string; readonly value: JsonNode }[] {
    if (this.#node.type !== 'object') return [];
    return (this.#node.children ?? []).flatMap((one) => {
      const value = this.#below(one);
      return value ? [{ key: keyOf(one), value }] : [];
    });
  }

  /** What stands at a path of keys and indexes, null too; else the nearest above it that is there. */
  at([key, ...rest]: readonly PropertyKey[]): JsonNode {
    if (key === undefined) return this;
    const name = String(key);
    const [member] = this.#named(name);
    const child = typeof key === 'number' ? this.#item(key) : member && this.#below(member, shownKey(name));
    return child ? child.at(rest) : this;
  }

  #named(name: string): readonly Node[] {
    if (this.#node.type !== 'object') return [];
    this.#members ??= byLowerCase(this.#node.children ?? []);
    return this.#members.get(name.toLowerCase()) ?? [];
  }

  #below(member: Node, key: string = keyOf(member)): JsonNode | undefined {
    const value = member.children?.[1];
    return value && new JsonNode(value, this.#origin, below(this.path, key));
  }

  get items(): readonly JsonNode[] {
    if (this.#node.type !== 'array') return [];
    return (this.#node.children ?? []).flatMap((_, index) => this.#item(index) ?? []);
  }

  #item(index: number): JsonNode | undefined {
    const node = this.#node.type === 'array' ? this.#node.children?.[index] : undefined;
    return node && new JsonNode(node, this.#origin, `${this.path}[${index}]`);
  }
}

/**
 * Parses strict JSON. Reports INPUT_TOO_DEEP, INPUT_TOO_MANY, JSON_SYNTAX, INPUT_TRUNCATED or JSON_KEY_REPEATED.
 * `onSyntax` may name a broken document better; it says so by true.
 */
export function openJson(
  text: string,
  locate: Locate,
  budget: Budget,
  report: Report,
  onSyntax: () => boolean,
): JsonNode | undefined {
  const excess = jsonExcess(text, budget);
  if (excess) {
    reportExcess(excess, locate, report);
    return undefined;
  }
  const root = isJson(text) ? parseTree(text, [], STRICT) : undefined;
  if (!root) {
    if (!onSyntax()) reportSyntax(text, firstError(text), locate, report);
    return undefined;
  }
  refuseRepeatedKeys(root, '', locate, report);
  const told = new Set<number>();
  const onAlike = (offset: number, path: string) => {
    if (!told.has(offset)) report.add('JSON_KEY_REPEATED', {}, locate(offset, path));
    told.add(offset);
  };
  return new JsonNode(root, { locate, onAlike }, '');
}

/** The engine's own message quotes the text around the error, which may be a key: only its verdict is used. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const STRICT = { disallowComments: true, allowTrailingComma: false };

/** A broken document may have millions of errors: the parser is stopped at the first one. */
function firstError(text: string): ParseError | undefined {
  let first: ParseError | undefined;
  const stop = new Error('stop');
  const onError = (error: ParseError['error'], offset: number, length: number) => {
    first = { error, offset, length };
    throw stop;
  };
  try {
    visit(text, { onError }, STRICT);
  } catch (thrown) {
    if (thrown !== stop) throw thrown;
  }
  return first;
}

function reportSyntax(text: string, error: ParseError | undefined, locate: Locate, report: Report): void {
  const end = text.trimEnd().length;
  const offset = error?.offset ?? 0;
  if (error && offset + error.length >= end) {
    report.add('INPUT_TRUNCATED', { what: 'JSON' }, locate(end));
  } else if (/^(?:#|\/[/*])/.test(text.slice(offset, offset + 2))) {
    report.add('INPUT_COMMENTS', { what: 'JSON' }, locate(offset));
  } else {
    report.add('JSON_SYNTAX', {}, locate(offset));
  }
}

/** Free text may differ by casing alone, such as the tags `name` and `Name`: that is refused where it is read. */
function refuseRepeatedKeys(node: Node, path: string, locate: Locate, report: Report): void {
  const seen = new Set<string>();
  for (const [index, child] of (node.children ?? []).entries()) {
    if (child.type !== 'property') {
      refuseRepeatedKeys(child, `${path}[${index}]`, locate, report);
      continue;
    }
    const key = keyOf(child);
    const at = below(path, shownKey(key));
    if (seen.has(key)) report.add('JSON_KEY_REPEATED', {}, locate(child.offset, at));
    seen.add(key);
    const value = child.children?.[1];
    if (value) refuseRepeatedKeys(value, at, locate, report);
  }
}

function byLowerCase(properties: readonly Node[]): Map<string, Node[]> {
  const members = new Map<string, Node[]>();
  for (const one of properties) {
    const key = keyOf(one).toLowerCase();
    const same = members.get(key) ?? [];
    // Two are enough to know; a key that is there twice in one casing was refused.
    if (same.length < 2 && same.every((other) => keyOf(other) !== keyOf(one)))
      members.set(key, [...same, one]);
  }
  return members;
}

function keyOf(property: Node): string {
  return String(property.children?.[0]?.value ?? '');
}

function below(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

/** A key of another shape is not shown: in a broken document it may be anything. */
export function shownKey(key: string): string {
  return /^\w{1,40}$/.test(key) ? key : '…';
}
