import { describe, expect, it } from 'vitest';
import type { Identity } from '../../src/model/connection.js';
import { connection, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';
import { codes, texts } from '../support/plan.js';

const name = (value: string): Identity => ({ kind: 'fqdn', value });
const shape = (
  customers: readonly [string, string],
  clouds: readonly [string, string],
  psks: readonly [string, string],
  pskByIdentity: 'none' | 'pair' | 'cloud' = 'pair',
) => ({
  device: { ...device(), manifest: { ...MANIFEST, pskByIdentity } },
  connections: [
    connection({
      tunnels: [
        {
          ...tunnel({ psk: psks[0] }),
          identity: { customer: name(customers[0]), cloud: name(clouds[0]) },
        },
        {
          ...tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: psks[1] }),
          identity: { customer: name(customers[1]), cloud: name(clouds[1]) },
        },
      ],
    }),
  ],
});
const [ONE, OTHER] = ['Xample.Key.0123456789', 'Xample.Key.9876543210'];

describe('two tunnels with the same identities', () => {
  it('and different keys are refused where a key is found by the identities', () => {
    const found = shape(['branch', 'Branch'], ['cloud', 'cloud'], [ONE, OTHER]);
    expect(codes(found)).toContain('PSK_AMBIGUOUS');
    expect(texts(found)).toContain('203.0.113.10 and 203.0.113.20');
    expect(texts(found)).not.toContain('Xample');
    expect(codes(shape(['branch', 'branch'], ['cloud', 'cloud'], [ONE, OTHER], 'none'))).not.toContain(
      'PSK_AMBIGUOUS',
    );
  });

  it('are fine with one key, and where one identity differs', () => {
    for (const each of [
      shape(['branch', 'branch'], ['cloud', 'cloud'], [ONE, ONE]),
      shape(['branch', 'branch'], ['cloud1', 'cloud2'], [ONE, OTHER]),
      shape(['branch1', 'branch2'], ['cloud', 'cloud'], [ONE, OTHER]),
    ]) {
      expect(codes(each)).not.toContain('PSK_AMBIGUOUS');
    }
  });

  it('are refused where a key is found by the identity of the cloud alone, whatever the customer is called', () => {
    const found = (keys: readonly [string, string]) =>
      codes(shape(['branch1', 'branch2'], ['cloud', 'cloud'], keys, 'cloud'));
    expect(found([ONE, OTHER])).toContain('PSK_AMBIGUOUS');
    expect(found([ONE, ONE])).not.toContain('PSK_AMBIGUOUS');
  });

  it('are refused where the identity of the cloud alone tells the peers apart', () => {
    const known = (customers: readonly [string, string], clouds: readonly [string, string]) => {
      const found = shape(customers, clouds, [ONE, ONE], 'none');
      return { ...found, device: { ...device(), manifest: { ...MANIFEST, peerByIdentity: true } } };
    };
    expect(texts(known(['branch1', 'branch2'], ['cloud', 'Cloud']))).toContain(
      'tunnels 203.0.113.10 and 203.0.113.20: the cloud has the same IKE identity cloud',
    );
    expect(codes(known(['branch', 'branch'], ['cloud1', 'cloud2']))).not.toContain('CLOUD_IDENTITY_SHARED');
    expect(codes(shape(['a', 'b'], ['cloud', 'cloud'], [ONE, ONE]))).not.toContain('CLOUD_IDENTITY_SHARED');
  });
});
