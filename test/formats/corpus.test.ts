import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/diagnostics/result.js';
import type { VpnConnection } from '../../src/model/connection.js';
import { codes, print, ROOT, read, readFiles } from './support.js';

const CORPUS = join(ROOT, '..', 'shared', 'corpus');
const present = existsSync(CORPUS);
if (!present) console.log(`corpus tests are skipped: ${CORPUS} is not there (real documents, not published)`);

const masked = (count: number): readonly string[] => Array.from({ length: count }, () => 'VALUE_MASKED');

/** Real documents and documentation: what each must give, as the ids of its connections or the codes of its errors. */
const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ['aws/decoded-bgp-tgw-2019.xml', ['vpn-034885b776a3f8a80']],
  ['aws/decoded-bgp-vgw-2019.xml', ['vpn-03701a53bba3c48b7']],
  ['aws/decoded-static-vgw-2019.xml', ['vpn-05044757278685fd3']],
  ['aws/volterra-tgw-decoded.xml', ['vpn-0c0cf5d09c1101f53']],
  ['aws/batfish-hybrid-cloud-us-west-2.VpnConnections.json', ['vpn-ba2e34a8']],
  ['aws/batfish-public-private-subnet.json', ['vpn-05044757278685fd3']],
  ['aws/batfish-test-vpn-gateway.json', ['vpn-03701a53bba3c48b7']],
  ['aws/batfish-tgw-empty-vpn_gateway_id.json', ['vpn-034885b776a3f8a80']],
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
  ['alibaba/SYNTHETIC-terraform.tfstate-v4-dual-tunnel.json', masked(6)],
  // All that Alibaba Cloud publishes has its ids, addresses and keys masked: each is named.
  ['alibaba/docs-2021-intl-DescribeVpnConnection.json', masked(5)],
  ['alibaba/docs-2021-intl-DescribeVpnConnection.xml', masked(5)],
  ['alibaba/docs-2021-intl-DescribeVpnConnections.json', masked(10)],
  ['alibaba/docs-2021-intl-DescribeVpnConnections.xml', masked(10)],
  ['alibaba/docs-2021-intl-DownloadVpnConnectionConfig.json', masked(4)],
  ['alibaba/docs-2021-intl-DownloadVpnConnectionConfig.xml', masked(5)],
  ['alibaba/sdk-6.11.1-examples-DescribeCustomerGateway.json', masked(3)],
  ['alibaba/sdk-6.11.1-examples-DescribeVpnAttachments.json', masked(2)],
  ['alibaba/sdk-6.11.1-examples-DescribeVpnConnections.json', masked(10)],
];

const BGP = ['ALIBABA_BGP_WITH_SUBNETS', 'ASN_SHARED', 'ALIBABA_BGP_WITH_SUBNETS', 'ASN_SHARED'];

/**
 * The masks of Alibaba Cloud's documentation filled in: the shapes are read. Its examples of BGP are impossible: one
 * AS number on both sides, and networks that the session is not in.
 */
const FILLED: readonly (readonly [string, readonly string[]])[] = [
  ['alibaba/docs-2021-intl-DescribeVpnConnection.json', ['vco-bp1w3m1p23iftycv0001']],
  ['alibaba/docs-2021-intl-DescribeVpnConnection.xml', ['vco-bp1w3m1p23iftycvs0001']],
  ['alibaba/docs-2021-intl-DescribeVpnConnections.json', BGP],
  ['alibaba/docs-2021-intl-DescribeVpnConnections.xml', BGP],
  ['alibaba/docs-2021-intl-DownloadVpnConnectionConfig.json', ['alibaba-116-62-69-64']],
  ['alibaba/docs-2021-intl-DownloadVpnConnectionConfig.xml', ['alibaba-116-62-69-7']],
  ['alibaba/sdk-6.11.1-examples-DescribeCustomerGateway.json', ['NO_CONNECTIONS']],
  ['alibaba/sdk-6.11.1-examples-DescribeVpnAttachments.json', ['ALIBABA_ATTACHMENT_ONLY']],
  [
    'alibaba/sdk-6.11.1-examples-DescribeVpnConnections.json',
    ['ALIBABA_BGP_WITH_SUBNETS', 'ALIBABA_CERTIFICATE'],
  ],
];

describe.skipIf(!present)('real documents', () => {
  test.each(TABLE)('%s', (file, expected) => {
    const result = readFiles([join(CORPUS, file)]);
    expect(outcome(result), print(result.diagnostics)).toEqual(expected);
  });

  test.each(FILLED)('%s without its masks', (file, expected) => {
    const result = read(filled(readFileSync(join(CORPUS, file), 'utf8')));
    expect(outcome(result), print(result.diagnostics)).toEqual(expected);
  });

  test('every document is in the table', () => {
    const files = readdirSync(CORPUS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'PROVENANCE.md')
      .map((entry) => relative(CORPUS, join(entry.parentPath, entry.name)));
    expect(TABLE.map(([file]) => file).sort()).toEqual(files.sort());
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

function outcome(result: Result<readonly VpnConnection[]>): readonly string[] {
  if (result.ok) return result.value.map(({ id }) => id);
  return codes({ diagnostics: result.diagnostics.filter((one) => one.severity === 'error') });
}

/** Stars become digits; parts of an address that are crossed out become numbers. */
function filled(text: string): string {
  return text.replace(/\*{4}/g, '0001').replace(/\.x{2,3}(?=[."<])/gi, '.7');
}
