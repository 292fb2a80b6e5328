import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ec2Reply } from './ec2.js';

/** What the cloud knows of one tunnel at this moment, in the words of the EC2 API. */
export interface TunnelState {
  readonly outside: string;
  readonly isUp: boolean;
  readonly routes: number;
  /** `ActiveVpnTunnelStatus`: what was negotiated. */
  readonly active: Readonly<Record<string, string | number>>;
}

/** Of a reply of DescribeVpnConnections. */
export type Connection = { readonly VpnConnectionId: string; readonly [name: string]: unknown };

/** The EC2 API of one connection on loopback: its document as `describe-vpn-connections` prints it, and its state. */
export class Ec2Api {
  private readonly server: Server;
  private readonly connection: Connection;
  private readonly state: () => Promise<readonly TunnelState[]>;

  constructor(connection: Connection, state: () => Promise<readonly TunnelState[]>) {
    this.connection = connection;
    this.state = state;
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const asked = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
        void this.answer(asked).then(({ status, body }) => {
          response.writeHead(status, { 'content-type': 'text/xml' });
          response.end(body);
        });
      });
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** For a process that knows nothing but this server. */
  get environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ACCESS_KEY_ID: 'XAMPLEKEYID',
      AWS_SECRET_ACCESS_KEY: 'Xample/Secret/Key',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    };
  }

  private async answer(asked: URLSearchParams): Promise<{ status: number; body: string }> {
    const action = asked.get('Action') ?? '';
    const address = asked.get('VpnTunnelOutsideIpAddress');
    const tunnels = await this.state();
    const tunnel = tunnels.find(({ outside }) => outside === address);
    switch (action) {
      case 'DescribeVpnConnections': {
        const VgwTelemetry = tunnels.map(telemetry);
        return ok(ec2Reply(action, { VpnConnections: [{ ...this.connection, VgwTelemetry } as never] }));
      }
      case 'GetActiveVpnTunnelStatus':
        if (tunnel?.isUp) return ok(ec2Reply(action, { ActiveVpnTunnelStatus: tunnel.active }));
        return ok(ec2Reply(action, { ActiveVpnTunnelStatus: { ProvisioningStatus: 'available' } }));
      case 'GetVpnTunnelReplacementStatus': {
        const { VpnConnectionId } = this.connection;
        const MaintenanceDetails = { LastMaintenanceApplied: '2026-02-03T04:05:06.000Z' };
        return ok(
          ec2Reply(action, { VpnConnectionId, VpnTunnelOutsideIpAddress: address ?? '', MaintenanceDetails }),
        );
      }
      default:
        return { status: 400, body: refusal(action) };
    }
  }
}

function telemetry({ outside, isUp, routes }: TunnelState) {
  return {
    OutsideIpAddress: outside,
    Status: isUp ? 'UP' : 'DOWN',
    StatusMessage: isUp ? `${routes} BGP ROUTES` : 'IPSEC IS DOWN',
    AcceptedRouteCount: routes,
    LastStatusChange: '2026-02-11T08:14:52.000Z',
  };
}

function ok(body: string): { status: number; body: string } {
  return { status: 200, body };
}

function refusal(action: string): string {
  return `<?xml version="1.0"?><Response><Errors><Error><Code>InvalidAction</Code><Message>${action}</Message></Error></Errors><RequestID>x</RequestID></Response>`;
}
