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

interface More {
  /** In place of the row's. */
  readonly severity?: Severity;
  readonly commands?: readonly string[];
}

/** Collects what the rules find. */
export class Findings {
  readonly #list: Finding[] = [];

  add<C extends CheckCode>(code: C, subject: string, params: CheckParams<C>, more: More = {}): void {
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

function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
}

/** The subject of what is found of one tunnel. */
export function subjectOf(connection: VpnConnection, tunnel: Tunnel): string {
  return `${connection.id} tunnel ${tunnel.outside.cloud}`;
}
