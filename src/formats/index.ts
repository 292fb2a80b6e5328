import { Report, type Result } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import type { ConnectionState } from '../model/state.js';
import { adoptDownloads } from './alibaba/adopt.js';
import type { AlibabaGateway } from './alibaba/gateway.js';
import { gatherAlibaba } from './alibaba/gather.js';
import { alibabaJson } from './alibaba-json.js';
import { alibabaXml } from './alibaba-xml.js';
import { ansible } from './ansible.js';
import { gatherAws } from './aws/gather.js';
import { awsSecret } from './aws-secret.js';
import { awsTunnel } from './aws-tunnel.js';
import { awsXml } from './aws-xml.js';
import { CappedReport } from './cap.js';
import { openDocument } from './carrier/open.js';
import { reportClashes } from './clashes.js';
import { type Draft, isDraft, type Part } from './draft.js';
import { ec2Json } from './ec2-json.js';
import { ec2QueryXml } from './ec2-query-xml.js';
import type { InputDocument, InputFormat } from './format.js';
import { gatherModels } from './model/gather.js';
import { modelJson } from './model-json.js';
import { nameStranger } from './named.js';
import { gatherStates } from './states.js';
import { terraform } from './terraform.js';
import { xmlString } from './xml-string.js';

/** Every input format, in the order in which they are asked whether a document is theirs. */
export const FORMATS: readonly InputFormat[] = [
  awsXml,
  alibabaJson,
  alibabaXml,
  // Its documents have the id of a connection too.
  awsTunnel,
  ec2Json,
  xmlString,
  ec2QueryXml,
  terraform,
  ansible,
  awsSecret,
  modelJson,
];

/** What the documents say, before it is joined. */
interface Read {
  readonly parts: readonly Part[];
  /** Of the wanted connections alone. */
  readonly drafts: readonly Draft[];
  readonly hasDrafts: boolean;
}

/**
 * Reads every document, joins what they say of the same connection, and orders the connections by id.
 * All problems of all documents are reported, up to a limit for each document. With `wanted`, only the
 * connections of these ids or names are looked at: what is wrong with the others does not count. What connections
 * can not share on one device is reported too, unless it is left to the caller.
 */
export function readDocuments(
  documents: readonly InputDocument[],
  wanted: readonly string[] = [],
  clashes: 'report' | 'leave' = 'report',
): Result<readonly VpnConnection[]> {
  const report = new CappedReport();
  const { parts, drafts, hasDrafts } = readParts(documents, wanted, report);
  for (const { problems } of drafts) report.absorb(problems);
  const connections = joined(drafts, parts, wanted.length > 0, report);
  if (clashes === 'report') reportClashes(connections, report);
  if (!hasDrafts && !report.failed) report.add('NO_CONNECTIONS', {});
  return ended(report).result(connections);
}

/**
 * Reads what the documents say of the connections as they run, ordered by id. What is wrong with a configuration
 * does not count, nor does a key that is missing or masked. `wanted` is as for readDocuments.
 */
export function readStates(
  documents: readonly InputDocument[],
  wanted: readonly string[] = [],
): Result<readonly ConnectionState[]> {
  const report = new CappedReport();
  const { parts, drafts, hasDrafts } = readParts(documents, wanted, report);
  const replies = parts.flatMap((one) => (one.kind === 'aws-tunnel' ? [one.reply] : []));
  const states = gatherStates(drafts, replies, wanted.length > 0, report);
  if (!hasDrafts && !report.failed) report.add('NO_CONNECTIONS', {});
  return ended(report).result(states);
}

function readParts(
  documents: readonly InputDocument[],
  wanted: readonly string[],
  report: CappedReport,
): Read {
  const parts = documents.flatMap((document) => readDocument(document, report));
  const drafts = adoptDownloads(parts.filter(isDraft), gatewaysIn(parts));
  // A document that could not be read may have the connection that seems unknown.
  if (!report.failed) reportUnknown(drafts, wanted, report);
  const ids = new Set(drafts.filter((one) => isWanted(one, wanted)).map(({ id }) => id));
  const picked = wanted.length === 0 ? drafts : drafts.filter(({ id }) => ids.has(id));
  return { parts, drafts: picked, hasDrafts: drafts.length > 0 };
}

function ended(report: CappedReport): Report {
  const all = new Report();
  all.take(report.diagnostics);
  all.take(report.surplus);
  return all;
}

function joined(
  drafts: readonly Draft[],
  parts: readonly Part[],
  isPicked: boolean,
  report: CappedReport,
): readonly VpnConnection[] {
  const secrets = parts.flatMap((one) => (one.kind === 'aws-secret' ? [one.secret] : []));
  const described = [
    ...gatherAws(
      drafts.filter((one) => one.kind === 'aws'),
      secrets,
      isPicked,
      report,
    ),
    ...gatherAlibaba(
      drafts.filter((one) => one.kind === 'alibaba'),
      gatewaysIn(parts),
      isPicked,
      report,
    ),
  ];
  const models = gatherModels(
    drafts.filter((one) => one.kind === 'model'),
    described,
    report,
  );
  return [...described, ...models].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function gatewaysIn(parts: readonly Part[]): readonly AlibabaGateway[] {
  return parts.flatMap((one) => (one.kind === 'alibaba-gateway' ? [one.gateway] : []));
}

function isWanted({ id, name }: Draft, wanted: readonly string[]): boolean {
  return wanted.includes(id) || (name !== undefined && wanted.includes(name));
}

function reportUnknown(drafts: readonly Draft[], wanted: readonly string[], report: Report): void {
  const known = [...new Set(drafts.map(({ id }) => id))].sort();
  const isKnown = (one: string) => drafts.some((draft) => isWanted(draft, [one]));
  for (const id of wanted.filter((one) => known.length > 0 && !isKnown(one))) {
    const params = { id: id.slice(0, 60), known: known.join(', ') };
    report.add('CONNECTION_UNKNOWN', params, { file: '--connection' });
  }
}

function readDocument(document: InputDocument, report: CappedReport): readonly Part[] {
  const content = openDocument(document, report);
  if (!content || nameStranger(content, report)) return [];
  const format = FORMATS.find((one) => one.detect(content));
  if (!format) report.add('INPUT_UNKNOWN', {}, { file: content.file });
  return format?.parse(content, report) ?? [];
}
