import { expect, it } from 'vitest';
import { runChecks } from '../../src/checks/index.js';
import { connection, tunnel } from '../support/connection.js';

const codes = (...connections: ReturnType<typeof connection>[]) =>
  runChecks({ connections }).map((one) => one.code);

it('PSK_REUSED: across connections, and without the key', () => {
  expect(codes(connection())).not.toContain('PSK_REUSED');
  const psk = 'Same.Key.0123456789abcdef';
  const connections = [
    connection({ id: 'vpn-1', tunnels: [tunnel({ psk })] }),
    connection({ id: 'vpn-2', tunnels: [tunnel({ psk, cloud: '203.0.113.30' })] }),
  ];
  const found = runChecks({ connections }).filter((one) => one.code === 'PSK_REUSED');
  expect(found.map((one) => one.message)).toEqual([
    'vpn-1 tunnel 203.0.113.10 and vpn-2 tunnel 203.0.113.30 have the same pre-shared key',
  ]);
  expect(JSON.stringify(found)).not.toContain(psk);
});
