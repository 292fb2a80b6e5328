import { type Node, type ParseError, parseTree, visit } from 'jsonc-parser';
import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import type { Locate } from '../spot.js';
import type { TreeKind, TreeNode } from '../tree.js';
import { type Budget, reportExcess } from './excess.js';
import { jsonExcess } from './json-scan.js';

/** A JSON value with its path and position. Keys are found in any casing: `IKEVersions`, `IkeVersions`. */
export class JsonNode implements TreeNode {
  readonly #node: Node;
  readonly #locate: Locate;
  readonly path: string;
  #members: Map<string, Node> | undefined;

  constructor(node: Node, locate: Locate, path: string) {
    this.#node = node;
    this.#locate = locate;
    this.path = path;
  }

  get place(): Place {
    return this.#locate(this.#node.offset, this.path);
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
    if (this.#node.type !== 'object') return undefined;
    this.#members ??= new Map((this.#node.children ?? []).map((one) => [keyOf(one).toLowerCase(), one]));
    const member = this.#members.get(name.toLowerCase());
    const value = member?.children?.[1];
    if (!member || !value || value.type === 'null') return undefined;
    return new JsonNode(value, this.#locate, this.path ? `${this.path}.${keyOf(member)}` : keyOf(member));
  }

  get isEmpty(): boolean {
    return (this.#node.children ?? []).length === 0;
  }

  get items(): readonly JsonNode[] {
    if (this.#node.type !== 'array') return [];
    return (this.#node.children ?? []).map((one, i) => new JsonNode(one, this.#locate, `${this.path}[${i}]`));
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
  return new JsonNode(root, locate, '');
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

function refuseRepeatedKeys(node: Node, path: string, locate: Locate, report: Report): void {
  const seen = new Set<string>();
  for (const [index, child] of (node.children ?? []).entries()) {
    if (child.type !== 'property') {
      refuseRepeatedKeys(child, `${path}[${index}]`, locate, report);
      continue;
    }
    const key = keyOf(child);
    // A key of another shape is not shown: in a broken document it may be anything.
    const shown = /^\w{1,40}$/.test(key) ? key : '…';
    const at = path ? `${path}.${shown}` : shown;
    if (seen.has(key.toLowerCase())) report.add('JSON_KEY_REPEATED', {}, locate(child.offset, at));
    seen.add(key.toLowerCase());
    const value = child.children?.[1];
    if (value) refuseRepeatedKeys(value, at, locate, report);
  }
}

function keyOf(property: Node): string {
  return String(property.children?.[0]?.value ?? '');
}
