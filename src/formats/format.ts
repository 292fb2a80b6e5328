import type { CappedReport } from './cap.js';
import type { Content } from './carrier/open.js';
import type { Part } from './draft.js';

export type { Content, InputDocument } from './carrier/open.js';

/** One input format: a file of this folder, listed in index.ts. */
export interface InputFormat {
  readonly id: string;
  readonly title: string;
  /** The command, page or file that a user gets it from. */
  readonly source: string;
  /** Decides by content alone: the root element, or the keys of the document. */
  detect(content: Content): boolean;
  /**
   * What the document says of each connection, and what completes others. Problems keep their place; those of one
   * connection go to its draft, those of the whole document, and of connections without an id, to the report.
   */
  parse(content: Content, report: CappedReport): readonly Part[];
}
