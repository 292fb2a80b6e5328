import { type Answer, type Call, refusal, reply } from './server.js';

export const PSK = 'Xample.Key.of.Tunnel.1';

/** A connection of a VPN gateway with two tunnels, the second to a customer gateway of its own. */
export function connection(id: string, customers: readonly string[] = ['cgw-a1', 'cgw-b2']): object {
  return {
    VpnConnectionId: id,
    VpnGatewayId: 'vpn-c3',
    CustomerGatewayId: customers[0],
    Name: 'site',
    LocalSubnet: '10.0.0.0/16',
    RemoteSubnet: '192.168.0.0/24',
    AttachType: 'VPNGW',
    CreateTime: 1_700_000_000_000,
    TunnelOptionsSpecification: {
      TunnelOptions: customers.map((customer, index) => ({
        TunnelId: `tun-${index + 1}`,
        CustomerGatewayId: customer,
        InternetIp: `203.0.113.${index + 1}`,
        EnableDpd: 'true',
        TunnelIkeConfig: { Psk: PSK, IkeLifetime: '86400' },
      })),
    },
  };
}

/** What an account answers that holds these connections. */
export function account(connections: readonly object[]): (call: Call) => Answer {
  return ({ action, parameters }) => {
    const {
      PageNumber = '1',
      PageSize = '10',
      VpnConnectionId,
      CustomerGatewayId,
      VpnGatewayId,
    } = parameters;
    if (action === 'DescribeCustomerGateway') return reply({ CustomerGatewayId, IpAddress: '198.51.100.7' });
    if (action === 'DescribeVpnGateway') return reply({ VpnGatewayId, InternetIp: '203.0.113.1' });
    if (action === 'DescribeVpnConnections') {
      const [page, size] = [Number(PageNumber), Number(PageSize)];
      const shown = connections.slice((page - 1) * size, page * size);
      return reply({
        PageNumber: page,
        PageSize: size,
        TotalCount: connections.length,
        VpnConnections: { VpnConnection: shown },
      });
    }
    const found = connections.find(
      (one) => (one as { VpnConnectionId: string }).VpnConnectionId === VpnConnectionId,
    );
    return found ? reply(found) : refusal(404, 'InvalidVpnConnectionInstanceId.NotFound');
  };
}
