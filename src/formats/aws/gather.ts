import type { Report } from '../../diagnostics/result.js';
import type { VpnConnection } from '../../model/connection.js';
import type { CappedReport } from '../cap.js';
import { type AwsDraft, byId } from '../draft.js';
import { differ } from '../same.js';
import { isDeleted } from './ec2.js';
import { joinConnection, type Known } from './join.js';
import type { AwsSecret } from './secret.js';

/**
 * Joins what all documents say of the same connection: its EC2 object may come in one file and its XML in
 * another. Deleted ones, and those that AWS gave no configuration, are left out, unless all are or one `isPicked`;
 * so is what could not be read, which was reported.
 */
export function gatherAws(
  drafts: readonly AwsDraft[],
  secrets: readonly AwsSecret[],
  isPicked: boolean,
  report: CappedReport,
): readonly VpnConnection[] {
  const read = drafts.filter(({ ec2, xml }) => ec2 ?? xml);
  const live = withoutDeleted(read, isPicked, report);
  const grouped = byId(isPicked ? live : withoutBare(live, report));
  const connections = [...grouped].map(([id, same]) => {
    const known = unite(id, same, secrets, report);
    return known && joinConnection(known, report);
  });
  if (!isPicked) reportUnused(secrets, read, report);
  return connections.filter((connection) => connection !== undefined);
}

function reportUnused(secrets: readonly AwsSecret[], drafts: readonly AwsDraft[], report: Report): void {
  const needed = new Set(drafts.map(({ ec2 }) => ec2?.pskArn?.value));
  for (const { arn, at } of secrets) if (!needed.has(arn)) report.add('SECRET_UNUSED', {}, at.place);
}

function withoutDeleted(drafts: readonly AwsDraft[], isPicked: boolean, report: Report): readonly AwsDraft[] {
  const deleted = new Set(drafts.filter(({ ec2 }) => ec2 && isDeleted(ec2)).map(({ id }) => id));
  // An XML file of a connection that is deleted by now is no configuration either.
  const live = drafts.filter(({ id, ec2 }) => (ec2 ? !isDeleted(ec2) : !deleted.has(id)));
  for (const { id, ec2 } of drafts) {
    if (!ec2 || !isDeleted(ec2)) continue;
    const code = live.length > 0 && !isPicked ? 'CONNECTION_DELETED_SKIPPED' : 'CONNECTION_DELETED';
    report.add(code, { id, state: ec2.state?.value ?? '' }, ec2.at.place);
  }
  return live;
}

/**
 * Where a reply has the configuration of other connections, AWS gave none for this one, as for one that is still
 * pending; where it has none at all, the command left it out.
 */
function withoutBare(drafts: readonly AwsDraft[], report: Report): readonly AwsDraft[] {
  const configured = new Set(drafts.filter(({ xml }) => xml).map(({ id }) => id));
  const files = new Set(drafts.filter(({ ec2, xml }) => ec2 && xml).map(({ file }) => file));
  return drafts.filter(({ id, ec2, file }) => {
    const isBare = ec2 !== undefined && files.has(file) && !configured.has(id);
    const state = ec2?.state?.value ?? 'of unknown state';
    if (isBare) report.add('CONFIGURATION_MISSING_SKIPPED', { id, state }, ec2.at.place);
    return !isBare;
  });
}

/** One EC2 object and one XML at most: repeated ones must say the same. */
function unite(
  id: string,
  drafts: readonly AwsDraft[],
  secrets: readonly AwsSecret[],
  report: Report,
): Known | undefined {
  let ec2: Known['ec2'];
  let xml: Known['xml'];
  let contradicts = false;
  for (const draft of drafts) {
    const adds = (draft.ec2 && !ec2) || (draft.xml && !xml);
    const place = (draft.ec2 ?? draft.xml)?.at.place;
    if (differ(ec2, draft.ec2) || differ(xml, draft.xml)) {
      contradicts = true;
      report.add('CONNECTION_CONTRADICTS', { id }, place);
    } else if (!adds) {
      report.add('CONNECTION_REPEATED', { id }, place);
    }
    ec2 ??= draft.ec2;
    xml ??= draft.xml;
  }
  const name = drafts.find((one) => one.name !== undefined)?.name;
  return contradicts ? undefined : { id, name, ec2, xml, secrets };
}
