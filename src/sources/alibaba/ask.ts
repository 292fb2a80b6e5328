import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import type { LiveDocument } from '../live.js';
import type { VpcApi } from './api.js';
import { callOf, reportFailure } from './failure.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A raw reply, and what it says. */
export interface Reply {
  readonly document: LiveDocument;
  readonly body: JsonObject;
}

/** One call that is to be made. */
export interface Question {
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What it is about, such as "connection vco-…". */
  readonly what: string;
  /** The end of the document's name, and of the name of its file. */
  readonly name: string;
  readonly file: string;
  /** Whether the reply is one of this call. */
  readonly fits: (body: JsonObject, text: string) => boolean;
}

/** Makes the call; what it fails at is reported. */
export async function ask(
  api: VpcApi,
  question: Question,
  place: Place,
  report: Report,
): Promise<Reply | undefined> {
  const { action, parameters, what, name, file, fits } = question;
  const asked = { action, region: api.region, what, place };
  let text: string;
  try {
    text = await api.call(action, parameters);
  } catch (thrown) {
    reportFailure(thrown, asked, report);
    return undefined;
  }
  const body = objectOf(text);
  if (!body || !fits(body, text)) {
    report.add('CLOUD_REPLY_BROKEN', { call: callOf(asked) }, place);
    return undefined;
  }
  const fileName = `alibaba-${api.region}-${file}.json`;
  return { body, document: { name: `alibaba:${name}`, fileName, text } };
}

function objectOf(text: string): JsonObject | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return isObject(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(found: unknown): found is JsonObject {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}
