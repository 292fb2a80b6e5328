import type { Severity } from '../diagnostics/catalog.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';
import { type CheckCode, type CheckRow, checkCatalog } from './catalog.js';
import type { Finding } from './finding.js';

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Texts<C extends CheckCode> =
  | (typeof checkCatalog)[C]['message']
  | (typeof checkCatalog)[C]['reason']
  | (typeof checkCatalog)[C]['wayOut'];
export type CheckParams<C extends CheckCode> = { readonly [name in Names<Texts<C>>]: string | number };

export type AnyParams = Readonly<Record<string, string | number>>;

interface More {
  /** In place of the row's. */
  readonly severity?: Severity;
  readonly commands?: readonly string[];
}

/** Collects what the rules find. */
export class Findings {
  readonly #list: Finding[] = [];

  add<C extends CheckCode>(code: C, subject: string, params: CheckParams<C>, more: More = {}): void {
    this.addFilled(code, subject, params, more);
  }

  /** For a rule that makes several codes in one way: a name without a parameter is a bug, and throws. */
  addFilled(code: CheckCode, subject: string, params: AnyParams, more: More = {}): void {
    const row: CheckRow = checkCatalog[code];
    this.#list.push({
      code,
      severity: more.severity ?? row.severity,
      subject,
      message: fill(row.message, params),
      reason: fill(row.reason, params),
      wayOut: fill(row.wayOut, params),
      source: row.source,
      ...(more.commands && more.commands.length > 0 ? { commands: more.commands } : {}),
    });
  }

  get list(): readonly Finding[] {
    return this.#list;
  }
}

function fill(text: string, params: AnyParams): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`a finding has no ${name}`);
    return String(value);
  });
}

/** The subject of what is found of one tunnel. */
export function subjectOf(connection: VpnConnection, tunnel: Tunnel): string {
  return `${connection.id} tunnel ${tunnel.outside.cloud}`;
}
