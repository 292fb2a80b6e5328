import type { Severity } from '../diagnostics/catalog.js';
import type { Topology } from './topology.js';

/** Words of our own, or a value of the document or the plan, which is shown as code. */
export type Inline = string | { readonly code: string };
export type Text = readonly Inline[];

/** One thing to do, or to see. */
export interface Step {
  readonly title: Text;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  /** What a good answer to the commands before looks like. */
  | { readonly kind: 'expected'; readonly items: readonly Text[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Text[])[] }
  /** Lines to read or to type, as they are. */
  | { readonly kind: 'code'; readonly title?: Text; readonly text: string }
  /** What stands out; `good` where nothing is wrong. */
  | {
      readonly kind: 'note';
      readonly level: Severity | 'good';
      readonly title: Text;
      readonly blocks: readonly Block[];
    }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | { readonly kind: 'topology'; readonly topology: Topology };

export interface Section {
  /** Letters and hyphens: the anchor. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What a change ticket says, before it is written in any language. It never holds a secret. */
export interface TicketDocument {
  readonly title: Text;
  readonly sections: readonly Section[];
}

/** A value. */
export function code(value: string | number): Inline {
  return { code: String(value) };
}

/** Values with commas between them; `none` where there are none. */
export function codes(values: readonly (string | number)[], none = 'none'): Text {
  return values.length === 0
    ? [none]
    : values.flatMap((one, index) => (index === 0 ? [code(one)] : [', ', code(one)]));
}

/** A paragraph. */
export function paragraph(...text: Text): Block {
  return { kind: 'text', text };
}

/** Our own prose, in which backticks enclose values. */
export function prose(text: string): Text {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : code(part)))
    .filter((part) => part !== '');
}
