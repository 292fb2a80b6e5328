import { type Code, catalog, type Row, type Severity } from './catalog.js';

/** Where in the input something was found; line and column count from 1. */
export interface Place {
  /** The file as the user named it, `-` for standard input, or `--set`. */
  readonly file?: string;
  /** The element or key, in the document's own words. */
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly place?: Place;
}

/** The `{names}` in a text. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Texts<C extends Code> = (typeof catalog)[C]['message'] | (typeof catalog)[C]['hint'];
export type Params<C extends Code> = { readonly [name in Names<Texts<C>>]: string | number };

/** Makes the diagnostic of a catalogue row. `params` never holds a secret. */
export function diagnostic<C extends Code>(code: C, params: Params<C>, place?: Place): Diagnostic {
  const { severity, message, hint }: Row = catalog[code];
  return {
    code,
    severity,
    message: fill(message, params),
    ...(hint === '' ? {} : { hint: fill(hint, params) }),
    ...(place && Object.keys(place).length > 0 ? { place } : {}),
  };
}

function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
}
