import { expect } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { Report } from '../../../src/diagnostics/result.js';
import { LIMITS, type Limits } from '../../../src/sources/alibaba/api.js';
import { alibabaSource } from '../../../src/sources/alibaba/index.js';
import type { LiveDocument, LiveOptions } from '../../../src/sources/live.js';
import { PSK } from './account.js';
import { KEY_ID, KEY_SECRET } from './server.js';

export interface Outcome {
  readonly documents: readonly LiveDocument[];
  readonly diagnostics: readonly Diagnostic[];
  /** `CODE message` of each diagnostic. */
  readonly told: readonly string[];
}

/** Short pauses between attempts, so that the tests need not wait. */
const QUICK: Limits = { ...LIMITS, pause: 1 };

/** Reads the source; whatever it says, it says no secret. */
export async function read(
  wanted: string,
  options: Partial<LiveOptions> = {},
  limits: Limits = QUICK,
): Promise<Outcome> {
  const report = new Report();
  const all = { regions: ['cn-hangzhou'], filters: [], connections: [], ...options };
  const documents = await alibabaSource(limits).read(wanted, all, report);
  const { diagnostics } = report;
  for (const secret of [PSK, KEY_ID, KEY_SECRET]) expect(JSON.stringify(diagnostics)).not.toContain(secret);
  return { documents, diagnostics, told: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}
