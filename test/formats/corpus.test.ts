import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codes, print, ROOT, readFiles } from './support.js';

const CORPUS = join(ROOT, '..', 'shared', 'corpus');
const present = existsSync(CORPUS);
if (!present) console.log(`corpus tests are skipped: ${CORPUS} is not there (real documents, not published)`);

/** Real documents and documentation: what each must give, as the number of connections or as its codes. */
const TABLE: readonly (readonly [string, number | readonly string[]])[] = [
  ['aws/decoded-bgp-tgw-2019.xml', 1],
  ['aws/decoded-bgp-vgw-2019.xml', 1],
  ['aws/decoded-static-vgw-2019.xml', 1],
  ['aws/volterra-tgw-decoded.xml', 1],
  ['aws/batfish-hybrid-cloud-us-west-2.VpnConnections.json', 1],
  ['aws/batfish-public-private-subnet.json', 1],
  ['aws/batfish-test-vpn-gateway.json', 1],
  ['aws/batfish-tgw-empty-vpn_gateway_id.json', 1],
  ['aws/batfish-test-transit-gateway-no-xml.json', ['CONNECTION_DELETED']],
  // Fixtures written by hand: the keys of the first, the ids of the second do not fit the XML.
  ['aws/batfish-tunneloptions-vs-xml-mismatch.json', ['PSK_DISAGREES', 'PSK_DISAGREES']],
  ['aws/batfish-secretsmanager-psk-arn.json', ['DOCUMENTS_DISAGREE']],
  // Cut by hand: only one of the two tunnels has attributes, and not the key of its XML.
  ['aws/SYNTHETIC-terraform-show-json.json', ['TUNNEL_NOT_IN_OPTIONS', 'PSK_DISAGREES']],
  ['aws/SYNTHETIC-terraform.tfstate-v4.json', ['TUNNEL_NOT_IN_OPTIONS', 'PSK_DISAGREES']],
  ['aws/awscli-example-create-vpn-connection-1.json', ['VALUE_MASKED']],
  ['aws/awscli-example-describe-vpn-connections.json', ['VALUE_MASKED']],
  ['aws/malformed-hand-edited.EXCERPT.txt', ['INPUT_DOUBLE_ESCAPED']],
  ['alibaba/SYNTHETIC-terraform.tfstate-v4-dual-tunnel.json', Array(6).fill('VALUE_MASKED')],
  ['alibaba/docs-2021-intl-DescribeVpnConnection.json', ['INPUT_NOT_SUPPORTED']],
  ['alibaba/docs-2021-intl-DescribeVpnConnection.xml', ['INPUT_NOT_SUPPORTED']],
  ['alibaba/docs-2021-intl-DescribeVpnConnections.json', ['INPUT_NOT_SUPPORTED']],
  ['alibaba/docs-2021-intl-DescribeVpnConnections.xml', ['INPUT_NOT_SUPPORTED']],
  ['alibaba/docs-2021-intl-DownloadVpnConnectionConfig.json', ['INPUT_NOT_SUPPORTED']],
  ['alibaba/docs-2021-intl-DownloadVpnConnectionConfig.xml', ['INPUT_NOT_SUPPORTED']],
  ['alibaba/sdk-6.11.1-examples-DescribeCustomerGateway.json', ['INPUT_NOT_SUPPORTED']],
  ['alibaba/sdk-6.11.1-examples-DescribeVpnAttachments.json', ['INPUT_NOT_SUPPORTED']],
  ['alibaba/sdk-6.11.1-examples-DescribeVpnConnections.json', ['INPUT_NOT_SUPPORTED']],
];

describe.skipIf(!present)('real documents', () => {
  test.each(TABLE)('%s', (file, expected) => {
    const result = readFiles([join(CORPUS, file)]);
    const errors = result.diagnostics.filter((one) => one.severity === 'error');
    if (typeof expected === 'number') {
      expect(result.ok && result.value.length, print(result.diagnostics)).toBe(expected);
    } else {
      expect(codes({ diagnostics: errors })).toEqual(expected);
    }
  });

  test('the addresses of a real connection', () => {
    const result = readFiles([join(CORPUS, 'aws/decoded-bgp-vgw-2019.xml')]);
    const [connection] = result.ok ? result.value : [];
    expect(connection).toMatchObject({
      id: 'vpn-03701a53bba3c48b7',
      routing: { kind: 'bgp', customerAsn: 65000, cloudAsn: 64512 },
      tunnels: [
        {
          outside: { customer: '1.1.1.2', cloud: '3.130.237.53' },
          inside: { prefix: '169.254.59.16/30', cloud: '169.254.59.17', customer: '169.254.59.18' },
        },
        {
          outside: { customer: '1.1.1.2', cloud: '18.217.248.9' },
          inside: { prefix: '169.254.58.196/30', cloud: '169.254.58.197', customer: '169.254.58.198' },
        },
      ],
    });
  });
});
