import type { AwsCall } from '../sources/aws-server.js';
import { ec2Error } from '../sources/aws-server.js';
import type { Answer } from '../sources/http-server.js';

/** A tunnel as the EC2 API shows it; what is undefined is left out of the replies. */
export interface TunnelShape {
  readonly address: string;
  readonly status?: string;
  readonly since?: string;
  readonly message?: string;
  readonly routes?: number;
  readonly certificate?: string;
  /** Members of ActiveVpnTunnelStatus, or how the call is answered. */
  readonly active?: Readonly<Record<string, string | number>> | Answer;
  /** Members of MaintenanceDetails, or how the call is answered. */
  readonly maintenance?: Readonly<Record<string, string>> | Answer;
}

export interface ConnectionShape {
  readonly id: string;
  readonly state?: string;
  readonly isStatic?: boolean;
  readonly tunnels: readonly TunnelShape[];
  /** Elements of the connection beside those, such as a configuration. */
  readonly more?: string;
}

/** What a tunnel that is as strong as it gets has negotiated. */
export const STRONG = {
  ikeVersion: 'ikev2',
  phase1EncryptionAlgorithm: 'AES256-GCM-16',
  phase1IntegrityAlgorithm: 'SHA2-512',
  phase1DHGroup: 21,
  phase2EncryptionAlgorithm: 'AES256-GCM-16',
  phase2IntegrityAlgorithm: 'SHA2-512',
  phase2DHGroup: 21,
  provisioningStatus: 'available',
} as const;

export const NONE_PENDING = { pendingMaintenance: 'NONE' } as const;

/** A tunnel that is up, has taken a route and negotiated the strongest. */
export function up(address: string, shape: Partial<TunnelShape> = {}): TunnelShape {
  return {
    address,
    status: 'UP',
    since: '2026-02-11T08:14:52.000Z',
    message: '1 BGP ROUTES',
    routes: 1,
    active: STRONG,
    maintenance: NONE_PENDING,
    ...shape,
  };
}

/** Answers the three calls by these connections, as the EC2 API does on the wire. */
export function answering(...connections: readonly ConnectionShape[]): (call: AwsCall) => Answer {
  return ({ action, parameters }) => {
    if (action === 'DescribeVpnConnections') {
      return wire('DescribeVpnConnections', element('vpnConnectionSet', connections.map(item).join('')));
    }
    const own = connections.find(({ id }) => id === parameters.VpnConnectionId)?.tunnels ?? [];
    const tunnel = own.find(({ address }) => address === parameters.VpnTunnelOutsideIpAddress);
    if (!tunnel) return ec2Error(400, 'InvalidVpnConnectionID.NotFound');
    const isActive = action === 'GetActiveVpnTunnelStatus';
    const given = isActive ? tunnel.active : tunnel.maintenance;
    if (given === undefined) return wire(action, '');
    if (typeof given === 'string' || 'body' in given) return given as Answer;
    return wire(action, element(isActive ? 'activeVpnTunnelStatus' : 'maintenanceDetails', members(given)));
  };
}

function wire(action: string, content: string): Answer {
  return {
    body: `<?xml version="1.0" encoding="UTF-8"?>
<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</requestId>${content}</${action}Response>`,
  };
}

function item({ id, state = 'available', isStatic = false, tunnels, more = '' }: ConnectionShape): string {
  const options = tunnels.map(({ address }) => element('item', members({ outsideIpAddress: address })));
  return element(
    'item',
    members({ vpnConnectionId: id, state, type: 'ipsec.1' }) +
      more +
      element(
        'options',
        members({ staticRoutesOnly: String(isStatic) }) + element('tunnelOptionSet', options.join('')),
      ) +
      element('vgwTelemetry', tunnels.map(telemetry).join('')),
  );
}

function telemetry({ address, status, since, message, routes, certificate }: TunnelShape): string {
  return element(
    'item',
    members({
      outsideIpAddress: address,
      ...(status === undefined ? {} : { status }),
      ...(since === undefined ? {} : { lastStatusChange: since }),
      ...(message === undefined ? {} : { statusMessage: message }),
      ...(routes === undefined ? {} : { acceptedRouteCount: routes }),
      ...(certificate === undefined ? {} : { certificateArn: certificate }),
    }),
  );
}

function members(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => element(name, escaped(String(value))))
    .join('');
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
