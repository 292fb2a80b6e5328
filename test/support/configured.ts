import type { Tunnel, VpnConnection } from '../../src/model/connection.js';
import { connection, STATIC, tunnel } from './connection.js';
import { device, MANIFEST } from './device.js';

/** A connection as a cloud configures it that is not AWS: one suite, no inside addresses, static. */
export function plain(shape: Partial<Tunnel> = {}, more: Partial<VpnConnection> = {}): VpnConnection {
  const { inside: _, ...bare } = tunnel();
  return connection({
    cloud: 'alibaba',
    id: 'vco-example1',
    authority: 'configured',
    cloudGateway: { kind: 'vpn-gateway' },
    routing: STATIC,
    tunnels: [{ ...bare, ...shape }],
    ...more,
  });
}

/** What such a connection asks for, in the form of planned(). */
export const ANSWERS = { customer_prefixes: null, cloud_prefixes: '10.100.0.0/16' };
/** A device that lacks something of one IKE version. */
export const withVersion = (version: 1 | 2, shape: object) => ({
  ...device(),
  manifest: { ...MANIFEST, [`ikev${version}`]: { ...MANIFEST.ikev1, ...shape } },
});
/** IKEv1 alone. */
export const V1 = { value: [1], from: 'connection-config' } as const;
