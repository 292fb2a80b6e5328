import { describe, expect, test } from 'vitest';
import { changeXml, ec2, xml } from './documents.js';
import { codes, connections, print, read } from './support.js';

describe('AS numbers', () => {
  const asns = (customer: string, cloud: string) =>
    xml().replaceAll('>65010<', `>${customer}<`).replaceAll('>64512<', `>${cloud}<`);

  test.each(['23456', '65535', '4294967295', '7224'])('%s is refused for the customer', (asn) => {
    const result = read(asns(asn, '64512'));
    expect(codes(result)).toEqual(['ASN_RESERVED']);
    expect(result.diagnostics[0]?.message).toContain(`of the customer can not be ${asn}`);
  });

  test.each(['23456', '65535', '4294967295'])('%s is refused for the cloud', (asn) => {
    expect(codes(read(asns('65010', asn)))).toEqual(['ASN_RESERVED']);
  });

  test.each([
    ['65010', '7224'],
    ['65534', '65533'],
    ['4294967294', '64512'],
  ])('%s with %s is taken', (customer, cloud) => {
    expect(connections(asns(customer, cloud))[0]?.routing).toMatchObject({
      customerAsn: Number(customer),
      cloudAsn: Number(cloud),
    });
  });

  test('one AS number on both sides is refused', () => {
    expect(codes(read(asns('64512', '0.64512')))).toEqual(['ASN_SHARED']);
    expect(codes(read(asns('0', '64512')))).toEqual(['VALUE_WRONG', 'VALUE_WRONG']);
  });
});

describe('pre-shared keys', () => {
  const withKey = (key: string) => xml(['Xample.Tunnel1.key.0123456789abcd', key]);

  test.each(['1e5aaaaa', '12345678', '1_000_000', '8.000000', 'a'.repeat(64), 'nullnull', 'ab.xx.xx.cd'])(
    '%s stays text',
    (key) => {
      expect(connections(withKey(key))[0]?.tunnels[0]?.psk.reveal()).toBe(key);
    },
  );

  test('white space around it is no part of it', () => {
    expect(connections(withKey('\n   Spaced.key.1234 \n'))[0]?.tunnels[0]?.psk.reveal()).toBe(
      'Spaced.key.1234',
    );
  });

  test.each(['00123', '00123456', 'short.7', 'a'.repeat(65), 'with space', 'ümlaut.1234', 'minus-minus'])(
    '%s is refused and not shown',
    (key) => {
      const result = read(withKey(key));
      expect(codes(result)).toContain('PSK_RULE');
      expect(print(result.diagnostics)).not.toContain(key);
    },
  );

  test('the key of the JSON is enough', () => {
    const document = ec2();
    changeXml(document.connection, [/<pre_shared_key>.*?<\/pre_shared_key>/, '<pre_shared_key/>']);
    expect(connections(document.text())[0]?.tunnels[0]?.psk.reveal()).toBe(
      'Default.Xample.1.mnbvcxzlkjhgfds1',
    );
  });

  test('the key of the XML is enough, though a secret is named', () => {
    const document = ec2();
    for (const tunnel of document.tunnels) tunnel.PreSharedKey = undefined;
    document.connection.PreSharedKeyArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:x';
    expect(connections(document.text())[0]?.tunnels[1]?.psk.reveal()).toBe(
      'Default.Xample.2.poiuytrewqasdf2',
    );
  });
});
