import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import { ec2 } from './documents.js';
import { codes } from './support.js';

const PENDING = { VpnConnectionId: 'vpn-0bad0bad0bad0bad4', State: 'pending', Type: 'ipsec.1' };

/** A reply with a connection that is available and one that is pending, which has no configuration yet. */
function reply(): { readonly text: string; readonly xml: string; readonly id: string } {
  const { connection } = ec2();
  return {
    text: JSON.stringify({ VpnConnections: [PENDING, connection] }),
    xml: String(connection.CustomerGatewayConfiguration),
    id: String(connection.VpnConnectionId),
  };
}

describe('a connection that AWS gave no configuration', () => {
  test('is named and left out where others in the reply have one', () => {
    const { text, id } = reply();
    const result = readDocuments([{ name: 'vpn.json', text }]);
    expect(codes(result)).toEqual(['CONFIGURATION_MISSING_SKIPPED']);
    expect(result.ok && result.value.map((one) => one.id)).toEqual([id]);
    expect(result.diagnostics[0]?.message).toContain('vpn-0bad0bad0bad0bad4 is pending');
  });

  test('is an error when it is the wanted one', () => {
    const result = readDocuments([{ name: 'vpn.json', text: reply().text }], ['vpn-0bad0bad0bad0bad4']);
    expect(codes(result)).toContain('CONFIGURATION_MISSING');
  });

  test('is an error in a reply of its own', () => {
    const { connection } = ec2();
    const result = readDocuments([
      { name: 'one.json', text: JSON.stringify({ VpnConnections: [PENDING] }) },
      { name: 'other.json', text: JSON.stringify({ VpnConnections: [connection] }) },
    ]);
    expect(codes(result)).toContain('CONFIGURATION_MISSING');
  });

  test('is not left out when another file has it', () => {
    const { text, xml, id } = reply();
    const own = xml.replaceAll(id, 'vpn-0bad0bad0bad0bad4');
    const result = readDocuments([
      { name: 'vpn.json', text },
      { name: 'vpn.xml', text: own },
    ]);
    expect(codes(result)).not.toContain('CONFIGURATION_MISSING_SKIPPED');
  });
});
