import { visible } from '../diagnostics/print.js';

/** Text of HTML or SVG that needs no more escaping. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[];

/**
 * Markup from a template: what is put in is escaped, in text as in a quoted attribute, unless it is markup itself. The
 * escapes are those that HTML and XML share.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.map((part, index) => part + printed(values[index] ?? '')).join(''));
}

/** Lines keep their ends; all other control characters are made visible. */
export function lines(text: string): Markup {
  return new Markup(text.split('\n').map(escaped).join('\n'));
}

function printed(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map((one) => one.text).join('');
  return escaped(String(value));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}
