import { expect, it } from 'vitest';
import type { LockedNumber } from '../../src/plan/numbers.js';
import { usedNumbers } from '../../src/running/index.js';
import { bundledDevice } from '../support/devices.js';
import { IosRouter } from './ios-router.js';
import { applied, plansFor } from './plans.js';

const device = bundledDevice('cisco-ios');
const [, IKEV1] = plansFor(device).find(([name]) => name === 'ec2-json/ikev1-only') ?? [];
if (!IKEV1) throw new Error('no sample with IKEv1');
const [FIRST, SECOND] = ['203.0.113.111', '203.0.113.221'];

const router = new IosRouter();
router.type(applied(IKEV1, device));
const SHOWN = router.show();
const [POLICY = ''] = SHOWN.match(/crypto isakmp policy 1000\n(?: .*\n)*/) ?? [];

/** Whose each isakmp policy of the text is. */
function policies(text: string, locked: readonly LockedNumber[] = []): [number, string | undefined][] {
  if (!IKEV1) throw new Error('no plan');
  const draft = { plan: IKEV1, locked };
  const used = usedNumbers(device, [{ name: 'r1.txt', text }], IKEV1.connections, draft);
  if (!used.ok) throw new Error('not read');
  return used.value
    .filter(({ id }) => id === 'policy')
    .map(({ number, owner }): [number, string | undefined] => [number, owner?.tunnel])
    .sort(([one], [other]) => one - other);
}

function renumbered(text: string, ...pairs: readonly (readonly [number, number])[]): string {
  return pairs.reduce((all, [from, to]) => all.replace(`isakmp policy ${from}`, `isakmp policy ${to}`), text);
}

it('knows the policies of its tunnels by their content', () => {
  expect(POLICY).toContain('group 21');
  expect(policies(SHOWN)).toEqual([
    [1000, FIRST],
    [1001, SECOND],
  ]);
});

it('leaves alone what others have: other content, lower numbers, a router without the connection', () => {
  const theirs = 'crypto isakmp policy 1000\n encr aes\n group 5\n';
  const moved = renumbered(SHOWN, [1000, 1700], [1001, 1702]);
  const low = renumbered(POLICY, [1000, 10]);
  expect(policies(moved.replace('crypto keyring', `${theirs}${low}crypto keyring`))).toEqual([
    [10, undefined],
    [1000, undefined],
    [1700, FIRST],
    [1702, SECOND],
  ]);
  expect(policies(`version 17.9\n${POLICY}end\n`)).toEqual([[1000, undefined]]);
});

it('of two connections with one content, takes those in step with the tunnel interfaces', () => {
  const both = SHOWN.replaceAll('Tunnel100', 'Tunnel102')
    .replaceAll('Tunnel101', 'Tunnel103')
    .replace(
      'crypto keyring',
      `${renumbered(POLICY, [1000, 1002])}${renumbered(POLICY, [1000, 1003])}crypto keyring`,
    );
  expect(policies(both)).toEqual([
    [1000, undefined],
    [1001, undefined],
    [1002, FIRST],
    [1003, SECOND],
  ]);
});

it('believes the lock file where the tunnel is on the device, whatever drifted', () => {
  const drifted = SHOWN.replace(POLICY, POLICY.replace('group 21', 'group 5'));
  const id = IKEV1.connections[0]?.id ?? '';
  const locked = [
    { connection: id, tunnel: IKEV1.connections[0]?.tunnels[0]?.outside.cloud, id: 'policy', number: 1000 },
  ];
  expect(policies(drifted)[0]).toEqual([1000, undefined]);
  expect(policies(drifted, locked as LockedNumber[])[0]).toEqual([1000, FIRST]);
  expect(policies(`version 17.9\n${POLICY}end\n`, locked as LockedNumber[])).toEqual([[1000, undefined]]);
});
