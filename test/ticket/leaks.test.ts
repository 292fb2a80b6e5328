import { describe, expect, it } from 'vitest';
import type { VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { makeBundle } from '../../src/ticket/bundle.js';
import { leaksIn } from '../../src/ticket/leaks.js';
import { connection, tunnel } from '../support/connection.js';
import { bundledDevice } from '../support/devices.js';
import { spellings } from '../support/spellings.js';
import { requestOf } from './bundles.js';

const KEY = 'Xample.Key.0123456789';

async function codesOf(shape: Partial<VpnConnection>, device = 'cisco-ios') {
  const answers = [{ name: 'customer_prefixes', value: '10.1.0.0/16' }];
  const request = requestOf([connection(shape)], bundledDevice(device), answers);
  if (!request) throw new Error('no plan');
  const result = await makeBundle(request);
  for (const { message, hint } of result.diagnostics) expect(`${message}${hint}`).not.toContain('Xample');
  const codes = result.diagnostics.map(({ code }) => code);
  return [result.ok, [...new Set(codes.filter((one) => /SECRET|SHORT|FORGED/.test(one)))]];
}

describe('a key that something else repeats', () => {
  it.each([
    ['as it is', `vpn ${KEY}`],
    ['in base64', `vpn ${Buffer.from(`x${KEY}y`).toString('base64')}`],
    ['in hex', Buffer.from(KEY).toString('hex').toUpperCase()],
    ['in a URL', KEY.replaceAll('.', '%2E')],
    ['with entities', KEY.replaceAll('.', '&#x2e;')],
    ['with backslashes', KEY.replaceAll('.', '\\.')],
  ])('is an error: a name, %s', async (_how, name) => {
    expect(await codesOf({ name })).toEqual([false, ['TICKET_HOLDS_SECRET']]);
  });

  it('is an error where the ticket escapes it', async () => {
    const key = "Xample|Key&'<b>_0123";
    const shape = { name: key, tunnels: [tunnel({ psk: key })] } as const;
    expect(await codesOf(shape)).toEqual([false, ['TICKET_HOLDS_SECRET']]);
  });

  it('is a warning where it is so short that it may be chance', async () => {
    const tunnels = [{ ...tunnel(), psk: new Secret('tunnel') }] as const;
    expect(await codesOf({ tunnels })).toEqual([true, ['TICKET_KEY_SHORT']]);
  });
});

it('a name that reads like a placeholder is refused: a key would be filled in there', async () => {
  const name = '@@{psk vpn-0123456789abcdef0 203.0.113.10 hash-comment}@@';
  expect(await codesOf({ name }, 'strongswan')).toEqual([false, ['TICKET_PLACEHOLDER_FORGED']]);
});

it('every spelling of a key is found', () => {
  for (const key of [KEY, 'a"b\'c&d<e>f\\g|h', 'Schlüssel-für-Lyon_1', '+/+/+/+/+/', '0xdeadbeef 12']) {
    const secrets = [{ what: 'a key', secret: new Secret(key) }];
    for (const spelled of spellings(key)) {
      const files = [{ path: 'change.md', text: `before ${spelled} after\n` }];
      expect(leaksIn(files, secrets), spelled).toEqual([
        { path: 'change.md', what: 'a key', isShort: false },
      ]);
    }
    expect(leaksIn([{ path: 'change.md', text: key.slice(1) }], secrets)).toEqual([]);
  }
});
