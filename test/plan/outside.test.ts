import { describe, expect, it } from 'vitest';
import { ANSWERS, plain, V1, withVersion } from '../support/configured.js';
import { connection, ip, tunnel } from '../support/connection.js';
import { codes, first, planned } from '../support/plan.js';

describe('the address of the customer', () => {
  const unknown = plain({ outside: { cloud: ip('203.0.113.10') } });

  it('is asked for once where the document has none', () => {
    const two = [unknown, plain({ outside: { cloud: ip('203.0.113.11') } }, { id: 'vco-example2' })];
    const found = codes({ connections: two, answers: ANSWERS });
    expect(found.filter((one) => one === 'ANSWER_MISSING')).toHaveLength(1);
  });

  it('is the answer, and also the IKE identity', () => {
    const answers = { ...ANSWERS, customer_address: '198.51.100.77' };
    const plan = first(planned({ connections: [unknown], answers }));
    expect(plan.outside).toMatchObject({ customer: '198.51.100.77', local: '198.51.100.77' });
    expect(plan.identity.customer).toEqual({ kind: 'address', value: '198.51.100.77' });
  });

  it('of the document is not to be answered otherwise', () => {
    const told = (customer_address: string) =>
      codes({ connections: [plain()], answers: { ...ANSWERS, customer_address } });
    expect(told('198.51.100.77')).toContain('CUSTOMER_ADDRESS_DIFFERS');
    expect(told('198.51.100.1')).not.toContain('CUSTOMER_ADDRESS_DIFFERS');
  });

  it('is not that of the cloud, and of its IP version', () => {
    const told = (customer_address: string) =>
      codes({ connections: [unknown], answers: { ...ANSWERS, customer_address } });
    expect(told('203.0.113.10')).toContain('ADDRESS_OF_CLOUD');
    expect(told('2001:db8::1')).toContain('ADDRESS_VERSION');
  });
});

describe('identities', () => {
  const named = plain({
    identity: {
      customer: { kind: 'fqdn', value: 'branch-1' },
      cloud: { kind: 'address', value: ip('10.0.0.9') },
    },
  });

  it('of the document go before the outside addresses', () => {
    expect(first(planned({ connections: [named], answers: ANSWERS })).identity).toEqual({
      customer: { kind: 'fqdn', value: 'branch-1' },
      cloud: { kind: 'address', value: '10.0.0.9' },
    });
  });

  it('that are names are refused where the device has none', () => {
    const shape = { connections: [named], answers: ANSWERS };
    expect(codes({ ...shape, device: withVersion(2, { identities: [] }) })).toContain(
      'IDENTITY_KIND_NOT_SUPPORTED',
    );
    expect(codes({ ...shape, device: withVersion(2, { identities: ['user-fqdn'] }) })).toContain(
      'IDENTITY_KIND_NOT_SUPPORTED',
    );
    expect(codes(shape)).not.toContain('IDENTITY_KIND_NOT_SUPPORTED');
  });

  it('that are another address need a device that can send one', () => {
    const other = plain({ identity: { customer: { kind: 'address', value: ip('192.0.2.200') } } });
    const shape = {
      connections: [other],
      answers: ANSWERS,
      device: withVersion(2, { foreignIdentity: false }),
    };
    expect(codes(shape)).toContain('IDENTITY_NOT_SUPPORTED');
    expect(codes({ ...shape, connections: [plain()] })).not.toContain('IDENTITY_NOT_SUPPORTED');
  });
});

describe('IKEv1 aggressive mode', () => {
  const aggressive = plain({ ikev1Mode: 'aggressive', ikeVersions: V1 });

  it('is refused where the device has none, and with IKEv2 means nothing', () => {
    const lacking = { answers: ANSWERS, device: withVersion(1, { aggressive: false }) };
    expect(codes({ ...lacking, connections: [aggressive] })).toContain('AGGRESSIVE_NOT_SUPPORTED');
    const ikev2 = plain({ ikev1Mode: 'aggressive' });
    expect(codes({ ...lacking, connections: [ikev2] })).not.toContain('AGGRESSIVE_NOT_SUPPORTED');
  });
});

it('NAT traversal that the cloud has off is refused where it is needed', () => {
  const off = plain({ natTraversal: false });
  expect(codes({ connections: [off], answers: ANSWERS })).not.toContain('NAT_TRAVERSAL_OFF');
  for (const more of [{ local_address: '10.0.0.2' }, { nat_traversal: 'on' }]) {
    expect(codes({ connections: [off], answers: { ...ANSWERS, ...more } })).toContain('NAT_TRAVERSAL_OFF');
  }
});

it('one local_address for two public addresses is told', () => {
  const uplinks = (second: string) =>
    connection({
      tunnels: [tunnel(), tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', customer: second })],
    });
  const told = (second: string, answers = {}) => codes({ connections: [uplinks(second)], answers });
  expect(told('198.51.100.99', { local_address: '10.0.0.2' })).toContain('LOCAL_ADDRESS_SHARED');
  expect(told('198.51.100.99')).not.toContain('LOCAL_ADDRESS_SHARED');
  expect(told('198.51.100.1', { local_address: '10.0.0.2' })).not.toContain('LOCAL_ADDRESS_SHARED');
});
