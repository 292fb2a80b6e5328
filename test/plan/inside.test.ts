import { expect, it } from 'vitest';
import { connection, STATIC, tunnel } from '../support/connection.js';
import { planned } from '../support/plan.js';

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
