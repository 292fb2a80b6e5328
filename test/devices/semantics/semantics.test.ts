import { describe, expect, it } from 'vitest';
import { bundledDevice } from '../../support/devices.js';
import { hasPhp } from '../pfsense/firewall.js';
import { textOf } from '../strongswan-files.js';
import { CASES } from './cases.js';
import { DIFFERENCES, type Difference, type Other, REFUSALS } from './differences.js';
import { filesOf, type Loaded, type Request, recordsOf } from './loaded.js';
import { pfsenseLoads } from './pfsense.js';
import type { Field, Records, TunnelRecord } from './record.js';
import { strongswanLoads } from './strongswan.js';
import { vyosLoads } from './vyos.js';

const devices = {
  strongswan: bundledDevice('strongswan'),
  vyos: bundledDevice('vyos'),
  pfsense: bundledDevice('pfsense'),
};

/** What strongSwan makes of each case, or the codes of its refusal. */
const strongswan: ReadonlyMap<string, Records | string> = new Map(
  CASES.map(([name, request]) => {
    const files = filesOf(devices.strongswan, request);
    return [name, typeof files === 'string' ? files : recordsOf(strongswanLoads(files))];
  }),
);

/** The choices without which a device refuses more than it has to. */
const CHOICES = {
  vyos: { name: 'release', value: '1.5' },
  pfsense: { name: 'manual_failover', value: 'true' },
};

/** The same of another device. */
function other(device: Other, request: Request): Records | string {
  const files = filesOf(devices[device], {
    ...request,
    answers: [...request.answers, CHOICES[device]],
  });
  if (typeof files === 'string') return files;
  const load: () => Loaded =
    device === 'vyos'
      ? () => vyosLoads(textOf(files, 'vyos.commands'))
      : () => pfsenseLoads(textOf(files, 'cgw-gen.php'), wanOf(request));
  return recordsOf(load());
}

/** The address that the site has on its outside interface. */
function wanOf({ connection, answers }: Request): string {
  const answered = (name: string) => answers.find((one) => one.name === name)?.value;
  const [{ outside }] = connection.tunnels;
  return String(answered('local_address') ?? outside.customer ?? answered('customer_address'));
}

/** strongSwan's record with the values of the table in place of its own; each of them must be another one. */
function expected(device: Other, of: TunnelRecord, all: readonly TunnelRecord[]): TunnelRecord {
  const changed = new Map<Field, string>();
  for (const row of DIFFERENCES.filter((one) => one.device === device && one.where(of, all))) {
    for (const field of row.fields) {
      const value = row.value(of, field);
      expect(changed.has(field), `${device} has two rows for ${field}`).toBe(false);
      expect(value, `${device}, ${field}: ${row.why}: is no difference here`).not.toBe(of[field]);
      changed.set(field, value);
    }
  }
  return { ...of, ...Object.fromEntries(changed) };
}

function expectSame(device: Other, name: string, request: Request): void {
  const base = strongswan.get(name) ?? '';
  const found = other(device, request);
  expect(typeof base === 'string' ? base : undefined).toBe(REFUSALS[name]?.strongswan);
  expect(typeof found === 'string' ? found : undefined).toBe(REFUSALS[name]?.[device]);
  if (typeof base === 'string' || typeof found === 'string') return;
  const all = Object.values(base);
  const wanted = Object.entries(base).map(([cloud, of]) => [cloud, expected(device, of, all)]);
  expect(found).toEqual(Object.fromEntries(wanted));
}

/** A row that no tunnel meets is no difference any more. */
function expectAllMet(device: Other): void {
  const met = ({ where }: Difference) =>
    [...strongswan].some(([name, base]) => {
      const all = typeof base === 'string' || REFUSALS[name]?.[device] ? [] : Object.values(base);
      return all.some((of) => where(of, all));
    });
  const rows = DIFFERENCES.filter((one) => one.device === device && !met(one));
  expect(rows.map(({ fields, why }) => `${fields.join(', ')}: ${why}`)).toEqual([]);
}

it('names cases in the table of refusals', () => {
  const names = CASES.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of Object.keys(REFUSALS)) expect(names).toContain(name);
});

describe('VyOS loads what strongSwan does, but for the rows of the table', () => {
  it.each(CASES)('%s', (name, request) => expectSame('vyos', name, request));
  it('and every row is met by a tunnel', () => expectAllMet('vyos'));
});

if (!hasPhp) console.warn('NOT COMPARED: what pfSense loads, because there is no php to run its script');

describe.skipIf(!hasPhp)('pfSense loads what strongSwan does, but for the rows of the table', () => {
  it.each(CASES)('%s', (name, request) => expectSame('pfsense', name, request));
  it('and every row is met by a tunnel', () => expectAllMet('pfsense'));
});
