import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import { ec2, type Json } from './documents.js';
import { codes, inputFiles, pretty, print, sample } from './support.js';

/** One sound connection, and one that its edit spoils. */
function reply(spoil: (other: Json, options: Json) => void): { text: string; id: string; other: string } {
  const good = ec2().connection;
  const bad = ec2('gcm-only');
  spoil(bad.connection, bad.options);
  return {
    text: JSON.stringify({ VpnConnections: [bad.connection, good] }),
    id: String(good.VpnConnectionId),
    other: String(bad.connection.VpnConnectionId),
  };
}

const tunnels = (options: Json): Json[] => options.TunnelOptions as Json[];

describe('a connection that is picked alone', () => {
  test.each<[string, string, (other: Json, options: Json) => void]>([
    [
      'a key in Secrets Manager',
      'PSK_IN_SECRETS_MANAGER',
      (other, options) => {
        other.PreSharedKeyArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:x';
        other.CustomerGatewayConfiguration = String(other.CustomerGatewayConfiguration).replace(
          /<pre_shared_key>.*?<\/pre_shared_key>/g,
          '<pre_shared_key/>',
        );
        for (const tunnel of tunnels(options)) tunnel.PreSharedKey = undefined;
      },
    ],
    [
      'certificates',
      'CERTIFICATE_AUTHENTICATION',
      (other, options) => {
        other.VgwTelemetry = [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/x' }];
        other.CustomerGatewayConfiguration = String(other.CustomerGatewayConfiguration).replace(
          /<pre_shared_key>.*?<\/pre_shared_key>/g,
          '<pre_shared_key/>',
        );
        for (const tunnel of tunnels(options)) tunnel.PreSharedKey = undefined;
      },
    ],
    [
      'an XML that is cut',
      'INPUT_TRUNCATED',
      (other) => {
        other.CustomerGatewayConfiguration = String(other.CustomerGatewayConfiguration).slice(0, 300);
      },
    ],
    [
      'an XML of something else',
      'INNER_NOT_XML',
      (other) => {
        other.CustomerGatewayConfiguration = '<other/>';
      },
    ],
    [
      'wrong options',
      'OPTION_OUT_OF_RANGE',
      (_, options) => {
        for (const tunnel of tunnels(options)) tunnel.ReplayWindowSize = 1;
      },
    ],
  ])('%s of another one does not matter', (_, code, spoil) => {
    const { text, id, other } = reply(spoil);
    const documents = [{ name: 'input', text }];
    expect(codes(readDocuments(documents))).toContain(code);
    const alone = readDocuments(documents, [id]);
    expect(print(alone.diagnostics)).toBe('');
    expect(alone.ok && alone.value.map((one) => one.id)).toEqual([id]);
    const wrong = readDocuments(documents, [other]);
    expect(wrong.ok).toBe(false);
    expect(codes(wrong)).toContain(code);
  });

  test('an inside network that it shares with another one does not matter', () => {
    const documents = inputFiles('bad/inside-shared').map((file) => ({
      name: 'input',
      text: sample(file.slice(file.indexOf('bad/'))),
    }));
    const all = readDocuments(documents);
    expect(codes(all)).toContain('INSIDE_SHARED');
    const ids = new Set(documents.flatMap(({ text }) => text.match(/\bvpn-[0-9a-f]{17}\b/g) ?? []));
    expect(ids.size).toBe(3);
    for (const id of ids) {
      const alone = readDocuments(documents, [id]);
      expect(alone.ok && alone.value.map((one) => one.id), print(alone.diagnostics)).toEqual([id]);
    }
  });
});

describe('picking', () => {
  const two = { name: 'input', text: sample('ec2-json/two-connections/input.json') };
  const all = readDocuments([two]);
  const ids = all.ok ? all.value.map((one) => one.id) : [];

  test('several ids, in any order, give what reading all gives', () => {
    expect(ids).toHaveLength(2);
    const picked = readDocuments([two], ids.toReversed());
    expect(picked.ok && pretty(picked.value)).toBe(all.ok && pretty(all.value));
  });

  test('an id that is not there is told with those that are', () => {
    const result = readDocuments([two], ['vpn-none', ...ids.slice(0, 1)]);
    expect(codes(result)).toEqual(['CONNECTION_UNKNOWN']);
    expect(print(result.diagnostics)).toContain(`it has: ${ids.join(', ')}`);
  });

  test('a connection that could not be read is known', () => {
    const { text, other } = reply((connection) => {
      connection.CustomerGatewayConfiguration = '<cut';
    });
    const result = readDocuments([{ name: 'input', text }], [other, 'vpn-none']);
    expect(codes(result)).toEqual(['CONNECTION_UNKNOWN', 'INPUT_TRUNCATED']);
    expect(result.diagnostics[0]?.hint).toContain(other);
  });

  test('what is wrong with a whole document still matters', () => {
    const broken = { name: 'broken', text: '{"VpnConnections": [' };
    expect(codes(readDocuments([two, broken], ids))).toEqual(['INPUT_TRUNCATED']);
    expect(codes(readDocuments([broken], ['vpn-none']))).toEqual(['INPUT_TRUNCATED']);
  });

  test('one that is deleted is an error when it was picked', () => {
    const { text, other, id } = reply((connection) => {
      connection.State = 'deleted';
    });
    const documents = [{ name: 'input', text }];
    expect(codes(readDocuments(documents))).toEqual(['CONNECTION_DELETED_SKIPPED']);
    expect(codes(readDocuments(documents, [id]))).toEqual([]);
    expect(codes(readDocuments(documents, [id, other]))).toEqual(['CONNECTION_DELETED']);
  });
});
