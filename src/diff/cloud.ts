import type { VpnConnection } from '../model/connection.js';
import type { IpAddress } from '../model/net.js';
import { ALIBABA } from './cloud-alibaba.js';
import { AWS } from './cloud-aws.js';
import type { ConnectionChange, FieldChange } from './connections.js';
import type { ConnectionField, TunnelField } from './fields.js';

/** One way in which a cloud makes a change, and what that does to its ends of the tunnels. */
export interface CloudCall {
  /** The API that does it, or what else makes such a change. */
  readonly api: string;
  /** Whether one call changes one tunnel, or all tunnels of the connection at once. */
  readonly scope: 'tunnel' | 'connection';
  /** Whether the cloud takes down what is in the scope; `unknown`: it is not documented. */
  readonly drops: 'yes' | 'no' | 'unknown';
  readonly why: string;
  /** The vendor's page or document. */
  readonly source: string;
}

/** How each change is made at one cloud. */
export interface CloudRules {
  readonly fields: { readonly [field in ConnectionField | TunnelField]: CloudCall };
  readonly connectionAdded: CloudCall;
  readonly connectionRemoved: CloudCall;
  readonly tunnelAdded: CloudCall;
  readonly tunnelRemoved: CloudCall;
}

/** One call at the cloud, with what it changes. */
export interface CloudStep extends CloudCall {
  /** Labels of the changed fields, or `connection added` and the like. */
  readonly changes: readonly string[];
  /** The tunnels that go down, or may where `drops` is `unknown`, by their cloud outside addresses. */
  readonly tunnels: readonly IpAddress[];
}

const RULES: { readonly [cloud in VpnConnection['cloud']]: CloudRules } = { aws: AWS, alibaba: ALIBABA };

/**
 * The calls that make the change of one connection at its cloud: what one call can change together is one step;
 * what is changed tunnel by tunnel is one step for each.
 */
export function cloudSteps(change: ConnectionChange): readonly CloudStep[] {
  const rules = RULES[change.cloud];
  const all = change.endpoints;
  if (change.kind === 'added') return [stepOf(rules.connectionAdded, ['connection added'], all)];
  if (change.kind === 'removed') return [stepOf(rules.connectionRemoved, ['connection removed'], all)];
  const fields: readonly FieldChange[] = [...change.fields, ...change.tunnels.flatMap((one) => one.fields)];
  const whole = fields
    .map(({ field, label }) => ({ call: rules.fields[field], label }))
    .filter(({ call }) => call.scope === 'connection');
  const single = change.tunnels.flatMap(({ kind, tunnel, fields }) => {
    if (kind === 'added') return [stepOf(rules.tunnelAdded, [`tunnel ${tunnel} added`], all)];
    if (kind === 'removed') return [stepOf(rules.tunnelRemoved, [`tunnel ${tunnel} removed`], all)];
    const own = fields
      .map(({ field, label }) => ({ call: rules.fields[field], label }))
      .filter(({ call }) => call.scope === 'tunnel');
    return grouped(own, [tunnel]);
  });
  return [...grouped(whole, all), ...single];
}

function grouped(
  calls: readonly { readonly call: CloudCall; readonly label: string }[],
  tunnels: readonly IpAddress[],
): CloudStep[] {
  return [...new Set(calls.map(({ call }) => call))].map((call) => {
    const labels = calls.filter((one) => one.call === call).map(({ label }) => label);
    return stepOf(call, [...new Set(labels)], tunnels);
  });
}

function stepOf(call: CloudCall, changes: readonly string[], tunnels: readonly IpAddress[]): CloudStep {
  return { ...call, changes, tunnels: call.drops === 'no' ? [] : tunnels };
}
