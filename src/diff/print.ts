import { terminalJson, visible } from '../diagnostics/print.js';
import type { CloudStep } from './cloud.js';
import type { ConnectionChange } from './connections.js';
import { printFileDiff } from './files.js';
import type { ConnectionImpact, TunnelImpact } from './impact.js';
import type { PlanChange } from './plans.js';
import type { DiffReport } from './report.js';

/** What goes down where and for how long, then what changed in words, then the files as unified diffs. */
export function printDiff(report: DiffReport): string {
  if (report.equal) return 'equal: nothing differs\n';
  const words = [
    ...report.impact.flatMap((one) => [...impactLines(one), '']),
    ...affectedLines(report),
    ...wordLines(report),
  ];
  const text = words.map((line) => `${visible(line)}\n`).join('');
  return `${text}${report.files.map((file) => printFileDiff(file)).join('\n')}`.trimEnd().concat('\n');
}

const DROPS: { readonly [drops in ConnectionImpact['drops']]: string } = {
  none: 'no tunnel goes down',
  one: 'one tunnel goes down',
  each: 'every tunnel goes down, one at a time if each is changed by itself',
  all: 'all its tunnels go down at once',
};
const DOWN: { readonly [down in TunnelImpact['goesDown']]: string } = {
  yes: 'goes down',
  maybe: 'may go down',
  session: 'stays up, its BGP session starts again',
  no: 'stays up',
};

function impactLines({ connection, drops, isCertain, outage, cloud, tunnels }: ConnectionImpact): string[] {
  const certainty = isCertain || drops === 'none' ? '' : ' (not certain)';
  const time = outage.seconds === undefined ? 'no upper bound is known' : `at most ${outage.seconds} s`;
  return [
    `${connection}: ${DROPS[drops]}${certainty}`,
    ...(drops === 'none' ? [] : [`  traffic stops: ${time}: ${outage.why} (${outage.source})`]),
    ...cloud.map((step) => `  cloud: ${stepInWords(step)}`),
    ...tunnels.flatMap((one) => [
      `  tunnel ${one.tunnel}: ${DOWN[one.goesDown]}`,
      ...one.causes
        .filter(({ side }) => side === 'device')
        .map(({ what, source }) => `    device: ${what} (${source})`),
    ]),
  ];
}

function stepInWords({ api, drops, tunnels, changes, why, source }: CloudStep): string {
  const which = tunnels.length > 0 ? tunnels.join(' and ') : 'no tunnel';
  const verb = drops === 'unknown' ? 'may take down' : 'takes down';
  return `${api} ${verb} ${which} for ${changes.join(', ')}: ${why} (${source})`;
}

function affectedLines({ affected }: DiffReport): string[] {
  if (!affected) return [];
  const { tunnels, others } = affected;
  return [
    'compared with a saved render: what the cloud does for the change can only be told of two documents',
    ...tunnels.map(({ connection, tunnel }) => `${connection} tunnel ${tunnel}: its lines differ`),
    ...(others ? ['lines differ that are of no tunnel alone'] : []),
    '',
  ];
}

function wordLines({ changes, decided }: DiffReport): string[] {
  const said = changes.flatMap(changeLines);
  const planned = decided.map(
    ({ connection, tunnel, what, before, after }: PlanChange) =>
      `  ${connection} tunnel ${tunnel} ${what}: ${fromTo(before, after)}`,
  );
  return [
    ...(said.length > 0 ? ['in the documents:', ...said, ''] : []),
    ...(planned.length > 0 ? ['on the device:', ...planned, ''] : []),
  ];
}

function changeLines({ kind, connection, fields, tunnels }: ConnectionChange): string[] {
  if (kind !== 'changed') return [`  ${connection}: ${kind}`];
  return [
    ...fields.map(({ label, before, after }) => `  ${connection} ${label}: ${fromTo(before, after)}`),
    ...tunnels.flatMap((one) => [
      ...(one.kind === 'changed' ? [] : [`  ${connection} tunnel ${one.tunnel}: ${one.kind}`]),
      ...one.fields.map(
        ({ label, before, after }) =>
          `  ${connection} tunnel ${one.tunnel} ${label}: ${fromTo(before, after)}`,
      ),
    ]),
  ];
}

/** Of two secrets nothing is to be said but that they differ. */
function fromTo(before: string, after: string): string {
  return before === after ? `${after}, changed` : `${before} -> ${after}`;
}

/** The same as one JSON object. */
export function diffJson(report: DiffReport): string {
  return `${terminalJson(report)}\n`;
}
