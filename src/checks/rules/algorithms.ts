import type { Severity } from '../../diagnostics/catalog.js';
import type { IkeVersion } from '../../model/crypto.js';
import type { TunnelPlan } from '../../plan/plan.js';
import { type Capabilities, capabilitiesOf, PHASES, type PhaseId } from '../../plan/proposals.js';
import { SETTINGS } from '../../plan/settings.js';
import type { CheckCode } from '../catalog.js';
import type { Findings } from '../findings.js';
import type { CheckRequest } from '../index.js';
import { type Algorithm, DEFAULT_PROFILE, lessThan, PROFILES, type Verdict, verdictOf } from '../profiles.js';
import { commandOf, isIdle, keptOf, type Measure, PARTS, PHASE_IDS } from '../remedy.js';
import { plannedTunnel } from '../simulate.js';
import { addMerged, type Seen } from './merge.js';

const WORST = ['error', 'warning', 'info'] as const;

/** The algorithms and IKE versions of every tunnel, by the profile. */
export function checkAlgorithms(request: CheckRequest, findings: Findings): void {
  const profile = PROFILES[request.profile ?? DEFAULT_PROFILE];
  for (const connection of request.connections) {
    const seen = connection.tunnels.flatMap((tunnel) => {
      const planned = plannedTunnel(request.plan, connection, tunnel);
      const measure = { connection, tunnel, profile, device: request.device };
      const command = commandOf(measure);
      const commands = command === undefined ? [] : [command];
      return [...versionsOf(measure, planned), ...phasesOf(measure, planned)].map((one) => ({
        ...one,
        tunnel,
        commands,
      }));
    });
    addMerged(connection, seen, findings);
  }
}

type Found = Omit<Seen, 'tunnel' | 'commands'>;

function versionsOf(measure: Measure, planned: TunnelPlan | undefined): readonly Found[] {
  const { connection, tunnel, profile } = measure;
  const { value: allowed, from } = tunnel.ikeVersions;
  const isFine = (one: IkeVersion) => profile.ikeVersions.includes(one);
  const used = planned?.ikeVersion ?? (allowed.some(isFine) ? undefined : allowed[0]);
  const option = SETTINGS[connection.cloud].ikeVersion;
  const way = `allow IKEv${profile.ikeVersions.join(', ')} alone in ${option} of the connection`;
  const severity = profile.outside === 'by-level' ? 'warning' : profile.outside;
  return allowed
    .filter((one) => !isFine(one) && (one === used || isSeen(measure, from)))
    .map((version) =>
      version === used
        ? {
            code: 'PROFILE_IKE_VERSION',
            severity,
            params: { version, uses: usesOf(measure, planned), profile: profile.title, way },
          }
        : {
            code: 'ALLOWED_IKE_VERSION',
            severity: lessThan(severity),
            params: { version, profile: profile.title, way },
          },
    );
}

function phasesOf(measure: Measure, planned: TunnelPlan | undefined): readonly Found[] {
  const parts = PHASE_IDS.flatMap((phase) =>
    PARTS.flatMap((part) => (isIdle(measure, phase, part) ? [] : partOf(measure, planned, phase, part))),
  );
  return [...parts, ...groupsOf(measure, planned)];
}

/** Known where it is planned, and where the cloud takes one group of each phase. */
function groupsOf({ tunnel, profile }: Measure, planned: TunnelPlan | undefined): readonly Found[] {
  const [ike, esp] = PHASE_IDS.map((phase) => {
    const { value } = tunnel[phase].dhGroup;
    return planned ? planned[phase].dhGroup : value.length === 1 ? value[0] : undefined;
  });
  if (!profile.oneGroup || ike === undefined || esp === undefined) return [];
  if (esp === 'none' || esp === ike) return [];
  return [{ code: 'PROFILE_GROUPS_DIFFER', params: { ike, esp, profile: profile.title } }];
}

/** What one list holds that the profile does not permit: the value that is used, and the others. */
function partOf(
  measure: Measure,
  planned: TunnelPlan | undefined,
  phase: PhaseId,
  part: keyof Capabilities,
): readonly Found[] {
  const { tunnel, profile } = measure;
  const allowed = tunnel[phase][part].value as readonly Algorithm[];
  const outside = allowed.flatMap((value) => {
    const verdict = verdictOf(profile, phase, part, value);
    return verdict ? [{ value, ...verdict }] : [];
  });
  // Where every value is outside, the strongest is the best that a device can get.
  const used = planned ? planned[phase][part] : outside.length === allowed.length ? allowed[0] : undefined;
  const one = outside.find(({ value }) => value === used);
  const others = outside.filter((other) => other !== one);
  return [
    ...(one ? [usedIn(measure, planned, phase, part, one)] : []),
    ...(others.length > 0 && isSeen(measure, tunnel[phase][part].from)
      ? [allowedIn(measure, phase, part, others)]
      : []),
  ];
}

/** The lists of a document that does not have them are guesses. */
function isSeen({ connection }: Measure, from: string): boolean {
  return connection.authority !== 'template' || from !== 'cloud-default';
}

const USED = {
  encryption: 'PROFILE_ENCRYPTION',
  integrity: 'PROFILE_INTEGRITY',
  dhGroup: 'PROFILE_DH_GROUP',
} as const;
const ALLOWED = {
  encryption: 'ALLOWED_ENCRYPTION',
  integrity: 'ALLOWED_INTEGRITY',
  dhGroup: 'ALLOWED_DH_GROUP',
} as const;

function usedIn(
  measure: Measure,
  planned: TunnelPlan | undefined,
  phase: PhaseId,
  part: keyof Capabilities,
  { value, severity, words }: Verdict & { readonly value: Algorithm },
): Found {
  const code: CheckCode = value === 'none' ? 'PROFILE_PFS' : USED[part];
  const common = {
    phase: PHASES[phase],
    profile: measure.profile.title,
    way: wayOf(measure, phase, part, planned),
  };
  return { code, severity, params: { ...common, found: words, uses: usesOf(measure, planned) } };
}

function allowedIn(
  measure: Measure,
  phase: PhaseId,
  part: keyof Capabilities,
  others: readonly Verdict[],
): Found {
  const worst = WORST.find((one) => others.some(({ severity }) => severity === one)) ?? 'info';
  const severity: Severity = lessThan(worst);
  const found = others.map(({ words }) => words).join(', ');
  const params = { phase: PHASES[phase], profile: measure.profile.title, found };
  return { code: ALLOWED[part], severity, params: { ...params, way: wayOf(measure, phase, part) } };
}

function usesOf({ connection }: Measure, planned: TunnelPlan | undefined): string {
  if (planned) return 'will be used';
  return connection.authority === 'configured' ? 'is used' : 'is the best that a device can get';
}

function wayOf(measure: Measure, phase: PhaseId, part: keyof Capabilities, planned?: TunnelPlan): string {
  const { connection, profile } = measure;
  const option = SETTINGS[connection.cloud][phase][part];
  const kept = keptOf(measure, phase, part);
  if (kept.length === 0)
    return `the two sides have nothing of ${profile.title} in common to put in ${option}`;
  if (connection.authority === 'template') return UNSEEN;
  if (connection.authority === 'configured') {
    return `set ${option} to ${kept.join(' or ')}, and render anew: the tunnel is down until both sides have it`;
  }
  const common = planned ? commonOf(measure, planned, phase, part) : [];
  if (common.length > 0) return `name one that both sides have with --proposal: ${common.join(', ')}`;
  const once = 'AWS replaces the endpoint, and the tunnel is down for some minutes: one tunnel at a time';
  return `leave only ${kept.join(', ')} in ${option}, then render from the new JSON; ${once}`;
}

const UNSEEN =
  'plan from the output of aws ec2 describe-vpn-connections, which shows what the connection allows; or name a proposal with --proposal';

/** What the profile permits and the cloud allows already, and the device can do as well. */
function commonOf(
  { tunnel, profile, device }: Measure,
  { ikeVersion }: TunnelPlan,
  phase: PhaseId,
  part: keyof Capabilities,
): readonly Algorithm[] {
  const can = device && capabilitiesOf(device, phase, ikeVersion);
  const lists = [profile[phase][part], tunnel[phase][part].value, can?.[part] ?? []];
  return lists[0]?.filter((one) => lists.every((list) => (list as readonly Algorithm[]).includes(one))) ?? [];
}
