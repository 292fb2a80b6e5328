import { expect, it } from 'vitest';
import { connection, STATIC, tunnel } from '../support/connection.js';
import { device } from '../support/device.js';
import { codes, planned } from '../support/plan.js';

it('knows that the cloud answers inside where the document gives the addresses, and only there', () => {
  const { inside: _, ...bare } = tunnel({ cloud: '203.0.113.20' });
  const tunnels = [tunnel({ inside: '169.254.10.0/30' }), bare] as const;
  const plan = planned({
    connections: [connection({ routing: STATIC, tunnels })],
    answers: { cloud_prefixes: '10.100.0.0/16', inside_networks: '169.254.101.0/30' },
  });
  const pairs = plan.connections[0]?.tunnels.map((one) => [one.inside?.customer, one.insideAnswers]);
  expect(pairs).toEqual([
    ['169.254.10.2', true],
    ['169.254.101.2', false],
  ]);
});

const { inside: _inside, ...silent } = tunnel();
const silentPair = connection({
  cloud: 'alibaba',
  routing: STATIC,
  tunnels: [silent, { ...silent, outside: tunnel({ cloud: '203.0.113.20' }).outside }],
});
const answers = {
  cloud_prefixes: '10.100.0.0/16',
  inside_networks: '169.254.101.0/30,169.254.102.0/30',
};

it('refuses two silent static tunnels where the device needs answers, until a question takes them', () => {
  const takes = {
    id: 'manual_failover',
    type: 'boolean',
    meaning: 'whether failover is by hand',
    example: 'true',
    needed: 'never',
  } as const;
  const needy = device({ silentPair: { question: takes.id, way: 'use BGP' }, questions: [takes] });
  expect(codes({ connections: [silentPair], device: needy, answers })).toContain('INSIDE_SILENT');
  const taken = { ...answers, manual_failover: 'true' };
  expect(codes({ connections: [silentPair], device: needy, answers: taken })).not.toContain('INSIDE_SILENT');
  expect(codes({ connections: [silentPair], answers })).not.toContain('INSIDE_SILENT');
  const single = { ...silentPair, tunnels: [silent] as const };
  const one = { ...answers, inside_networks: '169.254.101.0/30' };
  expect(codes({ connections: [single], device: needy, answers: one })).not.toContain('INSIDE_SILENT');
});
