import type { LockedNumber, NumberInUse } from '../plan/numbers.js';
import type { Plan } from '../plan/plan.js';
import { compareObjects } from './compare.js';
import type { Config, ConfigObject, UsedNumber } from './dialect.js';

/** The plan without a look at the device, and the lock file that it was made by. */
export interface Draft {
  readonly plan: Plan;
  readonly locked: readonly LockedNumber[];
}

/** What is on the device, and what the draft wants there. */
interface Sides {
  readonly running: Config;
  readonly wanted: Config;
  readonly used: readonly UsedNumber[];
  readonly wantedNumbers: readonly UsedNumber[];
}

type Slot = NonNullable<NumberInUse['owner']> & { readonly numbers: Readonly<Record<string, number>> };

/**
 * Gives a tunnel that has something on the device also the objects that no name could mark as its own: the number
 * that the lock file has for it, else one from the draft's on whose object is what is wanted. Where others have the
 * same object, either does for both: two objects with one content are one to the device.
 */
export function claimUnnamed(
  used: readonly NumberInUse[],
  sides: Sides,
  { plan, locked }: Draft,
): readonly NumberInUse[] {
  const slots = plan.connections.flatMap(({ id, tunnels }) =>
    tunnels.map(({ outside, numbers }) => ({ connection: id, tunnel: outside.cloud, numbers })),
  );
  const owners = new Map<number, Slot>();
  for (const slot of slots) {
    const own = used.filter(({ owner }) => isSame(slot, owner));
    const ids = new Set(sides.used.flatMap(({ id, unnamed }) => (unnamed === undefined ? [] : [id])));
    for (const id of own.length > 0 ? ids : []) {
      const open = sides.used.flatMap((one, at) =>
        one.id === id && one.unnamed !== undefined && !owners.has(at) ? [{ ...one, at }] : [],
      );
      const lock = locked.find((one) => one.id === id && isSame(slot, one));
      const alike = open.filter((one) => isWanted(one, slot, sides)).sort((a, b) => a.number - b.number);
      const found = lock
        ? open.find(({ number }) => number === lock.number)
        : (alike.find(({ number }) => number === inStep(id, slot, own)) ?? alike[0]);
      if (found) owners.set(found.at, slot);
    }
  }
  return used.map((one, at) => ({ ...one, owner: one.owner ?? owners.get(at) }));
}

function isSame(slot: Omit<Slot, 'numbers'>, other: Omit<Slot, 'numbers'> | undefined): boolean {
  return slot.connection === other?.connection && slot.tunnel === other.tunnel;
}

/** The number that is as far from the draft's as the other one that the tunnel has. */
function inStep(id: string, { numbers }: Slot, [own]: readonly NumberInUse[]): number | undefined {
  return own && (numbers[id] ?? 0) + own.number - (numbers[own.id] ?? 0);
}

function isWanted(
  { id, number, unnamed }: UsedNumber,
  { numbers }: Slot,
  { running, wanted, wantedNumbers }: Sides,
): boolean {
  const first = numbers[id] ?? 0;
  const planned = wantedNumbers.find((one) => one.id === id && one.number === first)?.unnamed;
  const [object, found] = [wanted.get(planned ?? ''), running.get(unnamed ?? '')];
  return number >= first && !!object && !!found && compareObjects(inner(object), inner(found)).length === 0;
}

/** Without the command that opens it, which has its number. */
function inner(object: ConfigObject): ConfigObject {
  return { ...object, settings: new Map([...object.settings].filter(([key]) => key !== object.name)) };
}
