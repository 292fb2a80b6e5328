import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VpnConnection } from '../../src/model/connection.js';
import type { LockedNumber, NumberChoices, NumberInUse } from '../../src/plan/numbers.js';
import { connection, ip, tunnel } from '../support/connection.js';
import { codes, planned, texts } from '../support/plan.js';
import { numbered } from './numbered.js';

const ID = 'vpn-0123456789abcdef0';
const [FIRST, SECOND] = [ip('203.0.113.10'), ip('203.0.113.20')];
const locked = (tunnel: string, number: number, id = 'vti', connection = ID): LockedNumber => ({
  connection,
  tunnel: ip(tunnel),
  id,
  number,
});

function shape(numbers: NumberChoices, answers = {}) {
  return { device: numbered(), numbers, answers };
}
function vtis(numbers: NumberChoices, connections: readonly VpnConnection[] = [connection()]): number[] {
  const plan = planned({ ...shape(numbers), connections });
  return plan.connections.flatMap((one) => one.tunnels.map((each) => each.numbers.vti ?? -1));
}
const reasons = (numbers: NumberChoices) =>
  planned(shape(numbers))
    .decisions.filter(({ what }) => what === 'vti number')
    .map(({ value, reason }) => `${value}: ${reason}`);

describe('a number', () => {
  it('is counted up where nothing is known', () => {
    expect(vtis({})).toEqual([10, 11]);
    expect(reasons({})).toEqual(['10: counted up from vti_base', '11: counted up from vti_base']);
  });

  it('that is locked is kept, and given to nobody else', () => {
    expect(vtis({ locked: [locked(SECOND, 10)] })).toEqual([11, 10]);
    expect(reasons({ locked: [locked(SECOND, 10)] })).toEqual([
      '11: counted up from vti_base, past what is locked or in use',
      '10: the lock file',
    ]);
    expect(vtis({ locked: [locked('192.0.2.1', 10, 'vti', 'vpn-other')] })).toEqual([11, 12]);
    expect(vtis({ locked: [locked(FIRST, 200, 'policy')] })).toEqual([10, 11]);
  });

  it('that is in use is left out', () => {
    const used = [10, 12].map((number) => ({ id: 'vti', number }));
    expect(vtis({ used })).toEqual([11, 13]);
    expect(vtis({ used: [{ id: 'policy', number: 10 }] })).toEqual([10, 11]);
  });

  it('that the tunnel has on the device is kept', () => {
    const used = [{ id: 'vti', number: 42, owner: { connection: ID, tunnel: SECOND } }];
    expect(vtis({ used })).toEqual([10, 42]);
    expect(reasons({ used })[1]).toBe('42: the device has it so');
    expect(vtis({ used, locked: [locked(SECOND, 7)] })).toEqual([10, 7]);
  });

  it('of another tunnel on the device is not taken, whatever it counts from', () => {
    const owner = { connection: 'vpn-other', tunnel: ip('192.0.2.1') };
    expect(vtis({ used: [{ id: 'vti', number: 10, owner }] })).toEqual([11, 12]);
  });

  it('beyond what the device takes is not kept from it, but counted', () => {
    const owner = { connection: ID, tunnel: FIRST };
    expect(vtis({ used: [{ id: 'vti', number: 256, owner }] })).toEqual([10, 11]);
  });
});

describe('refused', () => {
  it('a locked number that something else on the device has', () => {
    const choices = { locked: [locked(FIRST, 10)], used: [{ id: 'vti', number: 10 }] };
    expect(texts(shape(choices))).toContain(
      `${ID} tunnel ${FIRST}: the lock file has vti number 10, and so has something else on the device`,
    );
    const owner = { connection: ID, tunnel: SECOND };
    expect(texts(shape({ ...choices, used: [{ id: 'vti', number: 10, owner }] }))).toContain(
      `and so has tunnel ${SECOND} of ${ID}`,
    );
  });

  it('one number for two tunnels', () => {
    expect(codes(shape({ locked: [locked(FIRST, 10), locked(SECOND, 10)] }))).toContain(
      'LOCKED_NUMBER_TAKEN',
    );
  });

  it('what the device does not take', () => {
    expect(texts(shape({ locked: [locked(FIRST, 256)] }))).toContain('and Test Router takes 0 to 255');
    expect(codes(shape({ locked: [locked(FIRST, 0, 'policy')] }))).toContain('LOCKED_NUMBER_OUT_OF_RANGE');
    const used = [254, 255].map((number) => ({ id: 'vti', number }));
    expect(texts(shape({ used }, { vti_base: 254 }))).toContain('vti_base=254 leads to 257, above the 255');
  });

  it('no number twice, when nothing else is wrong', () => {
    expect(codes(shape({ locked: [locked(FIRST, 10), locked(SECOND, 11)] }))).not.toContain(
      'LOCKED_NUMBER_TAKEN',
    );
  });
});

describe('whatever is locked and in use', () => {
  const address = (index: number) => `203.0.113.${index + 1}`;
  const one = (index: number) =>
    connection({
      id: `vpn-${index}`,
      tunnels: [
        tunnel({ cloud: address(2 * index), inside: `169.254.${10 + index}.0/30` }),
        tunnel({ cloud: address(2 * index + 1), inside: `169.254.${110 + index}.0/30` }),
      ],
    });
  const lockOf = (connections: readonly VpnConnection[], choices: NumberChoices): LockedNumber[] =>
    planned({ ...shape(choices), connections }).connections.flatMap(({ id: connection, tunnels }) =>
      tunnels.map((each) => ({
        connection,
        tunnel: each.outside.cloud,
        id: 'vti',
        number: each.numbers.vti ?? -1,
      })),
    );
  const subset = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 });
  const foreign = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 });

  it('numbers are unique, free, and stay when connections come and go', () => {
    fc.assert(
      fc.property(subset, subset, foreign, (before, after, taken) => {
        const used: NumberInUse[] = taken.map((number) => ({ id: 'vti', number }));
        const first = lockOf([...before].sort().map(one), { used });
        const second = lockOf([...after].sort().map(one), { used, locked: first });
        for (const lock of [first, second]) {
          const numbers = lock.map(({ number }) => number);
          expect(new Set(numbers).size).toBe(numbers.length);
          expect(numbers.filter((number) => taken.includes(number))).toEqual([]);
        }
        const kept = new Map(first.map((each) => [`${each.connection} ${each.tunnel}`, each.number]));
        for (const { connection, tunnel, number } of second) {
          const was = kept.get(`${connection} ${tunnel}`);
          if (was === undefined) expect([...kept.values()]).not.toContain(number);
          else expect(number).toBe(was);
        }
      }),
    );
  });

  it('what runs on the device stays without a lock file', () => {
    fc.assert(
      fc.property(subset, subset, (before, after) => {
        const running = lockOf([...before].sort().map(one), {});
        const used = running.map(({ id, number, ...owner }) => ({ id, number, owner }));
        for (const { connection, tunnel, number } of lockOf([...after].sort().map(one), { used })) {
          const was = running.find((each) => each.connection === connection && each.tunnel === tunnel);
          const other = running.find((each) => each.number === number);
          expect(other).toBe(was);
        }
      }),
    );
  });
});
