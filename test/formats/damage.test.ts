import { describe, expect, test } from 'vitest';
import { codes, read, sample } from './support.js';

/** Where a sign is looked for by more than one pattern, the place is still that of the first one. */
describe('damage is told at its first sign', () => {
  test.each<[string, string, { line: number; column: number }]>([
    ['INPUT_FRAMED', 'Some text\n\n  │ "State": "available" │\n', { line: 3, column: 3 }],
    ['INPUT_FRAMED', 'Some text\n  +-----+\n', { line: 2, column: 3 }],
    ['INPUT_COMMENTS', '{"VpnConnections": []}\n\n  # by hand\n', { line: 3, column: 3 }],
    ['INPUT_COMMENTS', 'xml:\n// by hand\n<vpn_connection id="a"/>\n', { line: 2, column: 1 }],
    ['INPUT_DOUBLE_ESCAPED', 'the text\nis: <?xml version=\\"1.0\\"?>\n', { line: 2, column: 18 }],
  ])('%s %j', (code, text, place) => {
    const result = read(text);
    expect(codes(result)).toEqual([code]);
    expect(result.diagnostics[0]?.place).toMatchObject(place);
  });
});

describe('a document that is cut, with escapes inside its strings, is no escaped document', () => {
  test.each([
    'ec2-json/gcm-only',
    'terraform/state',
    'terraform/show-json',
    'terraform/opentofu',
    'ansible/info',
  ])('%s', (name) => {
    const whole = sample(`${name}/input.json`);
    for (const part of [0.3, 0.5, 0.7, 0.9]) {
      expect(codes(read(whole.slice(0, whole.length * part)))).toEqual(['INPUT_TRUNCATED']);
    }
  });
});

describe('strings in JSON', () => {
  const REPLY = JSON.stringify({ VpnConnections: [{ VpnConnectionId: 'vpn-0bad0bad0bad0bad0' }] });

  test.each<[string, unknown]>([
    ['a reply', REPLY],
    ['a list with a reply', [REPLY]],
    ['a reply with white space in front', `\n ${REPLY}`],
    ['a reply that is escaped once more', JSON.stringify(REPLY)],
  ])('%s is escaped twice', (_, value) => {
    expect(codes(read(JSON.stringify(value)))).toEqual(['INPUT_DOUBLE_ESCAPED']);
  });

  test('any other text is no XML', () => {
    expect(codes(read('"{}"'))).toEqual(['INNER_NOT_XML']);
  });
});

describe('documents whose names two clouds share', () => {
  const reply = (name: string, inner: string) => `<${name}>${inner}</${name}>`;

  test.each<[string, string, string]>([
    ['DescribeVpnGatewaysResponse', '<requestId>a</requestId><vpnGatewaySet/>', 'INPUT_UNKNOWN'],
    ['DescribeVpnGatewaysResponse', '<RequestId>a</RequestId><VpnGateways/>', 'NO_CONNECTIONS'],
    ['DescribeVpnConnectionsResponse', '<requestId>a</requestId><vpnConnectionSet/>', 'NO_CONNECTIONS'],
    ['DescribeVpnConnectionsResponse', '<RequestId>a</RequestId><VpnConnections/>', 'NO_CONNECTIONS'],
  ])('%s %s', (name, inner, code) => {
    expect(codes(read(reply(name, inner)))).toEqual([code]);
  });

  test.each([
    [{ RequestId: 'a', VpnConnectionId: 'vco-1' }, 'ALIBABA_ATTACHMENT_ONLY'],
    [{ RequestId: 'a', VpnConnections: { VpnConnection: [] } }, 'NO_CONNECTIONS'],
    [{ RequestId: 'a', VpnGateways: { VpnGateway: [] } }, 'NO_CONNECTIONS'],
    [{ RequestId: 'a', CustomerGatewayId: 'cgw-1', State: 'available' }, 'INPUT_NOT_SUPPORTED'],
    [{ RequestId: 'a', Vpcs: { Vpc: [] } }, 'INPUT_NOT_SUPPORTED'],
    [{ RequestId: 'a', Code: 'Forbidden.RAM', Message: 'no' }, 'INPUT_ALIBABA_ERROR'],
  ])('Alibaba Cloud: %j', (json, code) => {
    expect(codes(read(JSON.stringify(json)))).toEqual([code]);
  });

  test.each(['[["Error", 1]]', '[["VpnConnections", [1]]]', '[["format_version", 1]]'])(
    'a list has no members: %s',
    (text) => {
      expect(codes(read(text))).toEqual(['INPUT_UNKNOWN']);
    },
  );
});
