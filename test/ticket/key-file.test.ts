import { describe, expect, it } from 'vitest';
import { Report } from '../../src/diagnostics/result.js';
import { parseKeyFile } from '../../src/ticket/key-file.js';

function read(text: string) {
  const report = new Report();
  const keys = parseKeyFile('keys.yaml', text, report);
  const problems = report.diagnostics.map(({ message }) => message);
  return {
    keys: keys && Object.fromEntries([...keys].map(([ref, secret]) => [ref, secret.reveal()])),
    problems,
  };
}

describe('a file of keys', () => {
  it('has every key as it is written', () => {
    const text = `keys:
  vpn-1:
    203.0.113.17: 00123
    2001:DB8::1: 1e5
  vco-2:
    "203.0.113.21": { psk: 'a: #b', bgp-key: yes }
`;
    expect(read(text)).toEqual({
      keys: {
        'psk vpn-1 203.0.113.17': '00123',
        'psk vpn-1 2001:db8::1': '1e5',
        'psk vco-2 203.0.113.21': 'a: #b',
        'bgp-key vco-2 203.0.113.21': 'yes',
      },
      problems: [],
    });
  });

  it('may be JSON', () => {
    const text = '{"keys": {"vpn-1": {"203.0.113.17": "0x\\u0041"}}}';
    expect(read(text)).toEqual({ keys: { 'psk vpn-1 203.0.113.17': '0xA' }, problems: [] });
  });

  it.each([
    ['keys: Xample', '"keys" is no mapping'],
    ['keys: { vpn-1: Xample }', 'the value of a connection is no mapping'],
    ['keys: { vpn-1: { Xample: Xample } }', 'a key of a connection is not the outside address of a tunnel'],
    ['keys: { vpn-1: { 203.0.113.17: [Xample] } }', 'the value of a tunnel is no mapping'],
    ['keys: { vpn-1: { 203.0.113.17: { Xample: Xample } } }', 'a tunnel has a key, or "psk" and "bgp-key"'],
    ['keys: { vpn-1: { 203.0.113.17: Xample, 203.0.113.17: Xample } }', 'DUPLICATE_KEY'],
  ])('that is wrong is told without showing any of it: %s', (text, reason) => {
    const { problems } = read(text);
    expect(problems.join()).toContain(reason);
    expect(problems.join()).not.toContain('Xample');
  });

  it.each([
    '',
    '[1]',
    '{"VpnConnections": []}',
    '<vpn_connection/>',
    'keys: {}\nother: {}',
    '{"a": "keys: x"}',
  ])('is not: %s', (text) => expect(read(text)).toEqual({ keys: undefined, problems: [] }));
});
