import type { Report } from '../diagnostics/result.js';
import type { InputDocument } from '../formats/format.js';

/** What the user says beside the name of a live source. */
export interface LiveOptions {
  /** Regions to ask; empty: the one of the SDK's own configuration. */
  readonly regions: readonly string[];
  /** The profile of the credentials file; without it the SDK's default chain. */
  readonly profile?: string;
  /** As the AWS CLI takes them: `Name=tag:Site,Values=lyon,paris`. */
  readonly filters: readonly string[];
}

/** A cloud's API as a source of documents: `SCHEME:ID`, or `SCHEME:*` for every connection. */
export interface LiveSource {
  readonly scheme: 'aws' | 'alibaba';
  /**
   * The raw replies, each as a document that one of the formats reads: what `fetch` writes to disk is the same.
   * What fails is reported, and ends the command with exit code 4.
   */
  read(wanted: string, options: LiveOptions, report: Report): Promise<readonly InputDocument[]>;
}
