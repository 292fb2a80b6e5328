import type { Tunnel, VpnConnection } from '../model/connection.js';
import { compareIp, type IpAddress } from '../model/net.js';
import { Secret } from '../model/secret.js';
import {
  CONNECTION_FIELDS,
  type ConnectionField,
  connectionField,
  type Said,
  TUNNEL_FIELDS,
  type TunnelField,
  tunnelField,
} from './fields.js';
import { keysOf, withoutKeys } from './without-keys.js';

/** One setting that differs. A secret is only `[secret]` on both sides, or `none`. */
export interface FieldChange<Field extends string = ConnectionField | TunnelField> {
  readonly field: Field;
  /** What the field is called. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly isSecret: boolean;
}

export interface TunnelChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The tunnel's outside address in the cloud, as it is afterwards; of a removed one as it was. */
  readonly tunnel: IpAddress;
  /** The same before; undefined of an added one. */
  readonly before: IpAddress | undefined;
  /** Empty of an added or removed tunnel. */
  readonly fields: readonly FieldChange<TunnelField>[];
}

/** What differs of one connection; a connection that is the same has none. */
export interface ConnectionChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly connection: string;
  readonly cloud: VpnConnection['cloud'];
  /** The cloud outside addresses of all its tunnels afterwards; of a removed connection as they were. */
  readonly endpoints: readonly IpAddress[];
  readonly fields: readonly FieldChange<ConnectionField>[];
  /** Only those that differ, by the outside address in the cloud. */
  readonly tunnels: readonly TunnelChange[];
}

/**
 * Compares what two documents say, connection by connection (by id) and tunnel by tunnel: by the outside address in
 * the cloud, and where that is another one, by the inside network. The order in a document means nothing, and
 * what a document does not say does not differ. Ordered by id.
 */
export function compareConnections(
  before: readonly VpnConnection[],
  after: readonly VpnConnection[],
): readonly ConnectionChange[] {
  const ids = [...new Set([...before, ...after].map((one) => one.id))].sort();
  return ids.flatMap((id) => {
    const [old, now] = [before, after].map((list) => list.find((one) => one.id === id));
    const change = old && now ? changeOf(old, now) : wholeChange(old, now);
    return change ? [change] : [];
  });
}

function wholeChange(
  old: VpnConnection | undefined,
  now: VpnConnection | undefined,
): ConnectionChange | undefined {
  const one = now ?? old;
  if (!one) return undefined;
  const kind = now ? 'added' : 'removed';
  const tunnels = one.tunnels.map((tunnel) => wholeTunnel(kind, tunnel));
  return { kind, ...identityOf(one), fields: [], tunnels };
}

function identityOf(one: VpnConnection): Pick<ConnectionChange, 'connection' | 'cloud' | 'endpoints'> {
  const endpoints = one.tunnels.map((tunnel) => tunnel.outside.cloud).sort(compareIp);
  return { connection: one.id, cloud: one.cloud, endpoints };
}

function wholeTunnel(kind: 'added' | 'removed', { outside }: Tunnel): TunnelChange {
  const before = kind === 'removed' ? outside.cloud : undefined;
  return { kind, tunnel: outside.cloud, before, fields: [] };
}

function changeOf(old: VpnConnection, now: VpnConnection): ConnectionChange | undefined {
  const keys = keysOf(old, now);
  const fields = fieldChanges(CONNECTION_FIELDS, keys, (field) => [
    connectionField(old, field),
    connectionField(now, field),
  ]);
  const tunnels = pairTunnels(old.tunnels, now.tunnels).flatMap(([was, is]): TunnelChange[] => {
    if (!was) return is ? [wholeTunnel('added', is)] : [];
    if (!is) return [wholeTunnel('removed', was)];
    const changed = fieldChanges(TUNNEL_FIELDS, keys, (field) =>
      isComparable(field, old, now)
        ? [tunnelField(was, field), tunnelField(is, field)]
        : [undefined, undefined],
    );
    const [tunnel, before] = [is.outside.cloud, was.outside.cloud];
    return changed.length > 0 ? [{ kind: 'changed', tunnel, before, fields: changed }] : [];
  });
  if (fields.length === 0 && tunnels.length === 0) return undefined;
  return { kind: 'changed', ...identityOf(now), fields, tunnels };
}

/** What the vendor's minimum sample alone leaves open: its values are then the cloud's defaults, or the sample's. */
const OPTIONS: ReadonlySet<TunnelField> = new Set<TunnelField>([
  'ike-versions',
  'ike-encryption',
  'ike-integrity',
  'ike-dh-group',
  'ike-lifetime',
  'esp-encryption',
  'esp-integrity',
  'esp-dh-group',
  'esp-lifetime',
  'dpd',
  'replay-window',
  'startup-action',
  'dpd-action',
  'lifecycle-control',
  'logging',
]);

/** The suites that a document gives matter only where it tells nothing better. */
function isComparable(field: TunnelField, old: VpnConnection, now: VpnConnection): boolean {
  const samples = [old, now].filter((one) => one.authority === 'template').length;
  return field === 'given' ? samples === 2 : samples !== 1 || !OPTIONS.has(field);
}

/** Pairs what is the same tunnel, ordered by the outside address afterwards; the removed ones stand last. */
function pairTunnels(
  before: readonly Tunnel[],
  after: readonly Tunnel[],
): readonly (readonly [Tunnel | undefined, Tunnel | undefined])[] {
  const found = new Map<Tunnel, Tunnel>();
  const pair = (isSame: (was: Tunnel, is: Tunnel) => boolean) => {
    for (const is of after.filter((one) => !found.has(one))) {
      const taken = new Set(found.values());
      const was = before.find((one) => !taken.has(one) && isSame(one, is));
      if (was) found.set(is, was);
    }
  };
  pair((was, is) => was.outside.cloud === is.outside.cloud);
  pair((was, is) => was.inside !== undefined && was.inside.prefix === is.inside?.prefix);
  const byAddress = (a: Tunnel, b: Tunnel) => compareIp(a.outside.cloud, b.outside.cloud);
  const kept = new Set(found.values());
  return [
    ...[...after].sort(byAddress).map((is) => [found.get(is), is] as const),
    ...before
      .filter((was) => !kept.has(was))
      .sort(byAddress)
      .map((was) => [was, undefined] as const),
  ];
}

function fieldChanges<Field extends string>(
  labels: Readonly<Record<Field, string>>,
  keys: readonly Secret[],
  said: (field: Field) => readonly [Said, Said],
): FieldChange<Field>[] {
  return (Object.keys(labels) as Field[]).flatMap((field) => {
    const [before, after] = said(field);
    if (before === undefined || after === undefined || isSame(before, after)) return [];
    const isSecret = before instanceof Secret || after instanceof Secret;
    const [was, is] = [withoutKeys(String(before), keys), withoutKeys(String(after), keys)];
    return [{ field, label: labels[field], before: was, after: is, isSecret }];
  });
}

function isSame(one: string | Secret, other: string | Secret): boolean {
  return one instanceof Secret && other instanceof Secret ? one.equals(other) : one === other;
}
