import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

const text = z.string().trim().min(1);

const gateway = z.object({
  tunnel_outside_address: z.object({ ip_address: text }),
  tunnel_inside_address: z.object({ ip_address: text, network_cidr: text }),
  tunnel_inside_ipv6_address: z.object({ ip_address: text }).optional(),
  bgp: z.object({ asn: text, hold_time: z.coerce.number() }).optional(),
});

/** AWS's CustomerGatewayConfiguration, as far as the cloud's end needs it: names, addresses, ASNs and keys. */
const configuration = z.object({
  vpn_connection: z.object({
    '@id': text,
    vpn_connection_attributes: z.string().optional(),
    ipsec_tunnel: z.array(
      z.object({
        customer_gateway: gateway,
        vpn_gateway: gateway,
        ike: z.object({ pre_shared_key: z.string().optional() }),
      }),
    ),
  }),
});

export type AwsConfiguration = z.output<typeof configuration>['vpn_connection'];
export type AwsTunnel = AwsConfiguration['ipsec_tunnel'][number];

export function readConfiguration(xml: string): AwsConfiguration {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    isArray: (name) => name === 'ipsec_tunnel',
  });
  return configuration.parse(parser.parse(xml)).vpn_connection;
}
