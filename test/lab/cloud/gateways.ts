import { z } from 'zod';

/** The VPC API's DescribeCustomerGateway: the customer's address and the key of its BGP sessions. */
const customerGateway = z.object({
  CustomerGatewayId: z.string(),
  IpAddress: z.string(),
  AuthKey: z.string().optional(),
});

export type CustomerGateway = z.output<typeof customerGateway>;

const reply = z.union([
  customerGateway.transform((gateway) => [gateway]),
  z
    .object({ CustomerGateways: z.object({ CustomerGateway: z.array(customerGateway) }) })
    .transform((list) => list.CustomerGateways.CustomerGateway),
  z.unknown().transform(() => []),
]);

/** The customer gateways that the replies among the documents describe, by their id. */
export function customerGateways(texts: readonly string[]): Map<string, CustomerGateway> {
  const replies = texts.filter((text) => !text.trimStart().startsWith('<'));
  const found = replies.flatMap((text) => reply.parse(JSON.parse(text)));
  return new Map(found.map((gateway) => [gateway.CustomerGatewayId, gateway]));
}
