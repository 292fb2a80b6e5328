import type { Report } from '../diagnostics/result.js';
import type { Draft } from './draft.js';

/** One input document: its name as the user gave it (`-` for standard input) and its decoded text. */
export interface InputDocument {
  readonly name: string;
  readonly text: string;
}

/** One input format: a file of this folder, listed in index.ts. */
export interface InputFormat {
  readonly id: string;
  readonly title: string;
  /** The command, page or file that a user gets it from. */
  readonly source: string;
  /** Decides by content alone. */
  detect(text: string): boolean;
  /** What the document says of each connection; problems go to the report with their place. */
  parse(document: InputDocument, report: Report): readonly Draft[];
}
