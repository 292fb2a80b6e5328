import type { Severity } from '../../diagnostics/catalog.js';
import { AWS_LIFETIMES, inRange } from '../../model/aws.js';
import type { Tunnel, Upkeep, VpnConnection } from '../../model/connection.js';
import { PHASES } from '../../plan/proposals.js';
import type { CheckCode } from '../catalog.js';
import type { AnyParams, Findings } from '../findings.js';
import type { CheckRequest } from '../index.js';
import { PHASE_IDS } from '../remedy.js';
import { addMerged } from './merge.js';

type Told = readonly [code: CheckCode, params?: AnyParams, severity?: Severity];

/** Who opens a tunnel again, and how long its SAs live. */
export function checkUpkeep({ connections }: CheckRequest, findings: Findings): void {
  for (const connection of connections) {
    const seen = connection.tunnels.flatMap((tunnel) =>
      [...actionsOf(connection, tunnel), ...switchesOf(tunnel), ...timesOf(connection, tunnel)].map(
        ([code, params = {}, severity]) => ({ code, params, tunnel, ...(severity ? { severity } : {}) }),
      ),
    );
    addMerged(connection, seen, findings);
    if (connection.accelerated) findings.add('ACCELERATED_REKEY', connection.id, {});
  }
}

function actionsOf(connection: VpnConnection, tunnel: Tunnel): readonly Told[] {
  const { startup, dpdTimeout } = upkeepOf(connection, tunnel);
  const actions = [
    ...(startup === 'start' ? ['StartupAction start'] : []),
    ...(dpdTimeout === 'restart' ? ['DPDTimeoutAction restart'] : []),
  ];
  // After a timeout one side is gone: that both open the tunnel at once is rarer than at each start.
  const weight = startup === 'start' ? 'warning' : 'info';
  const hasIkev2 = tunnel.ikeVersions.value.includes(2);
  return [
    ...(dpdTimeout === 'none' ? [['DPD_NO_ACTION'] as const] : []),
    ...(startup === 'add' && dpdTimeout === 'clear' ? [['CLOUD_WAITS'] as const] : []),
    ...(startup === 'start' && dpdTimeout === 'clear' ? [['CLOUD_STARTS_ONCE'] as const] : []),
    ...(actions.length > 0 ? [['CLOUD_STARTS', { actions: actions.join(', ') }, weight] as const] : []),
    ...(startup === 'start' && !hasIkev2 ? [['START_NEEDS_IKEV2'] as const] : []),
  ];
}

/** Where the document has the options, what it leaves out is AWS's default (EC2 API, VpnTunnelOptionsSpecification). */
function upkeepOf({ authority }: VpnConnection, { upkeep }: Tunnel): Upkeep {
  return authority === 'tunnel-options' ? { startup: 'add', dpdTimeout: 'clear', ...upkeep } : (upkeep ?? {});
}

function switchesOf({ upkeep }: Tunnel): readonly Told[] {
  return [
    ...(upkeep?.lifecycleControl === false ? [['LIFECYCLE_CONTROL_OFF'] as const] : []),
    ...(upkeep?.logging === false ? [['LOGS_OFF'] as const] : []),
  ];
}

/** Seconds: three times the default of AWS. */
const SLOW = 120;

function timesOf({ cloud }: VpnConnection, { ike, esp, dpd }: Tunnel): readonly Told[] {
  const seconds = dpd.value.interval * dpd.value.retries;
  const slow: readonly Told[] = seconds > SLOW ? [['DPD_SLOW', { seconds }]] : [];
  if (cloud !== 'aws') return slow;
  const lifetimes = { ike: ike.lifetime.value, esp: esp.lifetime.value };
  const outside = PHASE_IDS.filter((phase) => !inRange(lifetimes[phase], AWS_LIFETIMES[phase]));
  return [
    ...slow,
    ...outside.map((phase): Told => {
      const { low, high } = AWS_LIFETIMES[phase];
      return ['LIFETIME_OUT_OF_RANGE', { phase: PHASES[phase], found: lifetimes[phase], low, high }];
    }),
    ...(lifetimes.esp >= lifetimes.ike ? [['LIFETIME_ORDER', lifetimes] as const] : []),
  ];
}
