import type { Severity } from '../diagnostics/catalog.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { FindingCode } from './catalog.js';

/** One pain that a document, an answer or a plan shows. It never holds a secret. */
export interface Finding {
  /** Stays from release to release; docs/checks.md lists all. */
  readonly code: FindingCode;
  readonly severity: Severity;
  /** `CONNECTION`, or `CONNECTION tunnel ADDRESS` with the cloud's outside address. */
  readonly subject: string;
  readonly message: string;
  /** Why it matters. */
  readonly reason: string;
  readonly wayOut: string;
  /** The RFC section or the vendor's page that says so. */
  readonly source: string;
  /** Lines of POSIX shell that would mend it, where there are some. */
  readonly commands?: readonly string[];
  readonly place?: Place;
}
