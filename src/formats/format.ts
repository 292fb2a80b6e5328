import type { Report } from '../diagnostics/result.js';
import type { Content } from './carrier/open.js';
import type { Draft } from './draft.js';

export type { Content, InputDocument } from './carrier/open.js';

/** One input format: a file of this folder, listed in index.ts. */
export interface InputFormat {
  readonly id: string;
  readonly title: string;
  /** The command, page or file that a user gets it from. */
  readonly source: string;
  /** Decides by content alone: the root element, or the keys of the document. */
  detect(content: Content): boolean;
  /** What the document says of each connection; problems go to the report with their place. */
  parse(content: Content, report: Report): readonly Draft[];
}
