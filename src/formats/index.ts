import { Report, type Result } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import { reportClashes } from './aws/clashes.js';
import { gather } from './aws/gather.js';
import { awsXml } from './aws-xml.js';
import { CappedReport } from './cap.js';
import { openDocument } from './carrier/open.js';
import type { Draft } from './draft.js';
import { ec2Json } from './ec2-json.js';
import { ec2QueryXml } from './ec2-query-xml.js';
import type { InputDocument, InputFormat } from './format.js';
import { nameStranger } from './named.js';
import { xmlString } from './xml-string.js';

/** Every input format, in the order in which they are asked whether a document is theirs. */
export const FORMATS: readonly InputFormat[] = [awsXml, ec2Json, xmlString, ec2QueryXml];

/**
 * Reads every document, joins what they say of the same connection, and orders the connections by id.
 * All problems of all documents are reported, up to a limit for each document. With `wanted`, only the
 * connections of these ids are looked at: what is wrong with the others does not count.
 */
export function readDocuments(
  documents: readonly InputDocument[],
  wanted: readonly string[] = [],
): Result<readonly VpnConnection[]> {
  const report = new CappedReport();
  const drafts = documents.flatMap((document) => readDocument(document, report));
  // A document that could not be read may have the connection that seems unknown.
  if (!report.failed) reportUnknown(drafts, wanted, report);
  const picked = wanted.length === 0 ? drafts : drafts.filter(({ id }) => wanted.includes(id));
  for (const { problems } of picked) report.absorb(problems);
  const connections = gather(picked.filter(isSound), wanted.length > 0, report);
  reportClashes(connections, report);
  if (documents.length === 0) report.add('NO_CONNECTIONS', {});
  const all = new Report();
  all.take(report.diagnostics);
  all.take(report.surplus);
  return all.result(connections);
}

function isSound({ ec2, xml }: Draft): boolean {
  return ec2 !== undefined || xml !== undefined;
}

function reportUnknown(drafts: readonly Draft[], wanted: readonly string[], report: Report): void {
  const known = [...new Set(drafts.map(({ id }) => id))].sort();
  for (const id of wanted.filter((one) => known.length > 0 && !known.includes(one))) {
    const params = { id: id.slice(0, 60), known: known.join(', ') };
    report.add('CONNECTION_UNKNOWN', params, { file: '--connection' });
  }
}

function readDocument(document: InputDocument, report: CappedReport): readonly Draft[] {
  const content = openDocument(document, report);
  if (!content || nameStranger(content, report)) return [];
  const format = FORMATS.find((one) => one.detect(content));
  if (!format) report.add('INPUT_UNKNOWN', {}, { file: content.file });
  return format?.parse(content, report) ?? [];
}
