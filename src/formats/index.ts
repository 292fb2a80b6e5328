import { Report, type Result } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import { reportClashes } from './aws/clashes.js';
import { gather } from './aws/gather.js';
import { awsXml } from './aws-xml.js';
import { capped } from './cap.js';
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
 * All problems of all documents are reported, up to a limit for each document.
 */
export function readDocuments(documents: readonly InputDocument[]): Result<readonly VpnConnection[]> {
  const report = new Report();
  const drafts = documents.flatMap((document) => {
    const own = new Report();
    const found = readDocument(document, own);
    report.take(own.diagnostics);
    return found;
  });
  const connections = gather(drafts, report);
  reportClashes(connections, report);
  if (documents.length === 0) report.add('NO_CONNECTIONS', {});
  const all = new Report();
  all.take(capped(report.diagnostics));
  return all.result(connections);
}

function readDocument(document: InputDocument, report: Report): readonly Draft[] {
  const content = openDocument(document, report);
  if (!content || nameStranger(content, report)) return [];
  const format = FORMATS.find((one) => one.detect(content));
  if (!format) report.add('INPUT_UNKNOWN', {}, { file: content.file });
  return format?.parse(content, report) ?? [];
}
