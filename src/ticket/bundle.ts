import { runChecks } from '../checks/index.js';
import { type Device, PARTS } from '../devices/manifest.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Report, type Result } from '../diagnostics/result.js';
import { type ConnectionChange, compareConnections } from '../diff/connections.js';
import { impactOf } from '../diff/impact.js';
import type { VpnConnection } from '../model/connection.js';
import type { Plan } from '../plan/plan.js';
import { inPartFolders, type RenderedFile, render } from '../render/render.js';
import type { Fingerprint } from './digest.js';
import { sha256 } from './digest.js';
import { printHtml } from './html.js';
import { leaksIn } from './leaks.js';
import { MANIFEST, printManifest } from './manifest.js';
import { printMarkdown } from './markdown.js';
import { placeholders } from './placeholders.js';
import type { HashedFile, TicketContent } from './request.js';
import { namedSecrets, secretsOf } from './secrets.js';
import { renderSteps } from './steps.js';
import { ticketOf } from './ticket.js';
import { topologyOf } from './topology.js';
import { drawTopology } from './topology-svg.js';

export interface TicketRequest {
  readonly device: Device;
  readonly connections: readonly VpnConnection[];
  readonly plan: Plan;
  /** What is in use now; its plan is undefined where the device can not be planned for it. */
  readonly before?: { readonly connections: readonly VpnConnection[]; readonly plan: Plan | undefined };
  /** What reading and planning reported, which the checks tell. */
  readonly diagnostics: readonly Diagnostic[];
  readonly fingerprint?: Fingerprint;
}

/** A file of a bundle; none holds a secret. */
export type BundleFile = Pick<RenderedFile, 'path' | 'text' | 'secret' | 'executable'>;

/**
 * Makes all files of a bundle, `manifest.json` the last. The same request gives the same bytes. A bundle that would
 * hold a secret, because a name repeats it, is an error.
 */
export async function makeBundle(request: TicketRequest): Promise<Result<readonly BundleFile[]>> {
  const report = new Report();
  const files = renderAll(request, report);
  const steps = renderSteps(request.plan, request.device, isChange(request));
  report.take(steps.diagnostics);
  const secrets = await secretsOf(files, request, report);
  if (report.failed || !steps.ok) return report.result<readonly BundleFile[]>(undefined);
  const content: TicketContent = {
    ...request,
    isChange: isChange(request),
    impact: impactIn(request),
    findings: findingsIn(request, report),
    files: await hashed(files),
    secrets,
    steps: steps.value,
  };
  const bundle = [...pages(content), ...files].map((one) => ({ ...one, secret: false }));
  bundle.sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest = await manifestFile(bundle, content, report);
  reportLeaks([...bundle, manifest], request, report);
  return report.result([...bundle, manifest]);
}

/** Whether any of it is in use already: else the steps are those of a new connection. */
function isChange({ before }: TicketRequest): boolean {
  return (before?.connections.length ?? 0) > 0;
}

/** The parts that the device has, and what it had before, with placeholders for secrets. */
function renderAll({ device, plan, before }: TicketRequest, report: Report): RenderedFile[] {
  const counted = placeholders();
  const parts = PARTS.filter((part) => device.manifest.files.some((file) => file.part === part));
  const now = render(plan, device, { parts, printSecret: counted.print });
  report.take(now.diagnostics);
  const then = before?.plan && render(before.plan, device, { printSecret: counted.print });
  if (then && !then.ok) reportBefore(device, then.diagnostics, report);
  const old = then?.ok ? then.value.map((file) => ({ ...file, path: `before/${file.path}` })) : [];
  const files = [...(now.ok ? inPartFolders(now.value) : []), ...old];
  if (!report.failed && (!then || then.ok) && !counted.areAll(files))
    report.add('TICKET_PLACEHOLDER_FORGED', {});
  return files;
}

/** The bundle goes without the files of the state before: its reasons are of no other interest. */
export function reportBefore(device: Device, reasons: readonly Diagnostic[], report: Report): void {
  const codes = [...new Set(reasons.filter((one) => one.severity === 'error').map((one) => one.code))];
  report.add('TICKET_BEFORE_NOT_RENDERED', { device: device.manifest.name, codes: codes.join(', ') });
}

function impactIn({ connections, before, plan, device }: TicketRequest): TicketContent['impact'] {
  if (!before) return undefined;
  const changes: readonly ConnectionChange[] = compareConnections(before.connections, connections);
  return impactOf({ changes, before: before.plan, after: plan, device });
}

function findingsIn(
  { connections, plan, device, diagnostics }: TicketRequest,
  report: Report,
): TicketContent['findings'] {
  const findings = runChecks({ connections, plan, device, diagnostics });
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  if (errors + warnings > 0) report.add('TICKET_FINDINGS', { errors, warnings });
  return findings;
}

function hashed(files: readonly RenderedFile[]): Promise<HashedFile[]> {
  return Promise.all(files.map(async (file) => ({ ...file, sha256: await sha256(file.text) })));
}

function pages(content: TicketContent): BundleFile[] {
  const ticket = ticketOf(content);
  const { plan, connections, device } = content;
  const drawing = drawTopology(topologyOf(plan, connections, device.manifest.name));
  const page = (path: string, text: string) => ({ path, text, secret: false, executable: false });
  return [
    page('change.html', printHtml(ticket)),
    page('change.md', printMarkdown(ticket)),
    page('topology.svg', drawing.text),
  ];
}

async function manifestFile(
  bundle: readonly BundleFile[],
  { device, files, secrets }: TicketContent,
  report: Report,
): Promise<BundleFile> {
  const rows = bundle.map(async ({ path, text, executable }) => {
    const secret = files.find((one) => one.path === path)?.secret ?? false;
    return { path, sha256: await sha256(text), secret, executable };
  });
  const manifest = { cgwGenTicket: 1, device: device.id, files: await Promise.all(rows), secrets } as const;
  const text = printManifest({ ...manifest, secrets: [...secrets] });
  report.add('TICKET_MANIFEST', { sha256: await sha256(text) });
  if (secrets.every((one) => one.fingerprint === undefined)) report.add('TICKET_NO_FINGERPRINTS', {});
  return { path: MANIFEST, text, secret: false, executable: false };
}

function reportLeaks(
  bundle: readonly BundleFile[],
  { connections, before }: TicketRequest,
  report: Report,
): void {
  for (const { path, what, isShort } of leaksIn(bundle, [
    ...namedSecrets(connections, ''),
    ...namedSecrets(before?.connections ?? [], ' before the change'),
  ])) {
    report.add(isShort ? 'TICKET_KEY_SHORT' : 'TICKET_HOLDS_SECRET', { file: path, what });
  }
}
