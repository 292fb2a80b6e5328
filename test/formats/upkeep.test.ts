import { expect, test } from 'vitest';
import { ec2 } from './documents.js';
import { codes, connections, read } from './support.js';

/** The first connection after a change of its options and of its first tunnel. */
function changed(options: object, tunnel: object) {
  const document = ec2();
  Object.assign(document.options, options);
  Object.assign(document.tunnels[0] ?? {}, tunnel);
  const address = document.tunnels[0]?.OutsideIpAddress;
  const [connection] = connections(document.text());
  return { connection, tunnel: connection?.tunnels.find((one) => one.outside.cloud === address) };
}

test('what AWS does by itself, as far as the options tell', () => {
  expect(changed({}, {}).tunnel).not.toHaveProperty('upkeep');
  const all = {
    StartupAction: 'start',
    DpdTimeoutAction: 'restart',
    EnableTunnelLifecycleControl: true,
    LogOptions: { CloudWatchLogOptions: { LogEnabled: false } },
  };
  expect(changed({}, all).tunnel?.upkeep).toEqual({
    startup: 'start',
    dpdTimeout: 'restart',
    lifecycleControl: true,
    logging: false,
  });
});

test('a word that AWS may add one day is no reason to refuse the document', () => {
  const { tunnel } = changed({}, { StartupAction: 'ask', DpdTimeoutAction: 'none' });
  expect(tunnel?.upkeep).toEqual({ dpdTimeout: 'none' });
});

test('the networks of the selectors: Local is the customer', () => {
  expect(changed({}, {}).connection).not.toHaveProperty('networks');
  const { connection } = changed({ LocalIpv4NetworkCidr: '10.1.0.0/16' }, {});
  expect(connection?.networks).toEqual({ customer: '10.1.0.0/16', cloud: '0.0.0.0/0' });
  expect(changed({ LocalIpv6NetworkCidr: 'fd01::/16' }, {}).connection).not.toHaveProperty('networks');
  const document = ec2();
  document.options.RemoteIpv4NetworkCidr = '10.1.0.1/16';
  expect(codes(read(document.text()))).toContain('VALUE_WRONG');
});
