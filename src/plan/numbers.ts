import type { Device, Manifest } from '../devices/manifest.js';
import type { Report } from '../diagnostics/result.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';
import type { IpAddress } from '../model/net.js';
import { type Answers, answerOf } from './answers.js';

/** A number of the manifest's `numbers` that was chosen for a tunnel before. */
export interface LockedNumber {
  readonly connection: string;
  /** The tunnel's outside address in the cloud. */
  readonly tunnel: IpAddress;
  readonly id: string;
  readonly number: number;
}

/** A number that is in use on the device. */
export interface NumberInUse {
  readonly id: string;
  readonly number: number;
  /** The tunnel that has it; undefined: something else has, or nothing says what. */
  readonly owner?: { readonly connection: string; readonly tunnel: IpAddress } | undefined;
}

/** What numbers are chosen by, beside the answers to count up from. */
export interface NumberChoices {
  /** Of this device, also of connections that are not planned: these are kept free. */
  readonly locked?: readonly LockedNumber[];
  readonly used?: readonly NumberInUse[];
}

/** A number and why it was chosen, for `--explain`. */
export interface ChosenNumber {
  readonly number: number;
  readonly reason: string;
}

/** The numbers of each tunnel, by their ids. */
export type ChosenNumbers = ReadonlyMap<Tunnel, Readonly<Record<string, ChosenNumber>>>;

type NumberRow = Manifest['numbers'][number];

interface Slot {
  readonly connection: string;
  readonly tunnel: Tunnel;
}

/**
 * Chooses the numbers of every tunnel: the locked one, else the one that the tunnel has on the device, else the next
 * free one from the answer on. Nothing locked or in use is given to another tunnel. Reports a number above the
 * device's maximum, and a locked one that something else uses.
 */
export function chooseNumbers(
  connections: readonly VpnConnection[],
  device: Device,
  answers: Answers,
  choices: NumberChoices,
  report: Report,
): ChosenNumbers {
  const slots = connections.flatMap(({ id, tunnels }) =>
    tunnels.map((tunnel) => ({ connection: id, tunnel })),
  );
  const chosen = new Map<Tunnel, Record<string, ChosenNumber>>(slots.map(({ tunnel }) => [tunnel, {}]));
  for (const row of device.manifest.numbers) {
    const base = answerOf(answers, row.from, 'integer');
    const numbers = new NumberPool(row, device, choices);
    numbers.keepLocked(slots, report);
    numbers.keepOwned(slots);
    const last = numbers.countUp(slots, base ?? 0);
    // An answer that is wrong was reported itself.
    if (base !== undefined && last > row.maximum) {
      const params = { name: row.from, base, number: last, maximum: row.maximum };
      report.add('NUMBER_OUT_OF_RANGE', { ...params, device: device.manifest.name });
    }
    for (const { tunnel } of slots) Object.assign(chosen.get(tunnel) ?? {}, numbers.of(tunnel));
  }
  return chosen;
}

/** The numbers of one id. */
class NumberPool {
  readonly #row: NumberRow;
  readonly #device: string;
  readonly #minimum: number;
  readonly #locked: readonly LockedNumber[];
  readonly #used: readonly NumberInUse[];
  readonly #chosen = new Map<Tunnel, ChosenNumber>();
  /** What no other tunnel can get: chosen, or locked. */
  readonly #promised: Set<number>;

  constructor(row: NumberRow, { manifest }: Device, { locked = [], used = [] }: NumberChoices) {
    const question = manifest.questions.find((one) => one.id === row.from);
    this.#row = row;
    this.#device = manifest.name;
    this.#minimum = question?.type === 'integer' ? question.minimum : 0;
    this.#locked = locked.filter((one) => one.id === row.id);
    this.#used = used.filter((one) => one.id === row.id).sort((a, b) => a.number - b.number);
    this.#promised = new Set(this.#locked.map(({ number }) => number));
  }

  of(tunnel: Tunnel): Record<string, ChosenNumber> {
    const chosen = this.#chosen.get(tunnel);
    return chosen ? { [this.#row.id]: chosen } : {};
  }

  keepLocked(slots: readonly Slot[], report: Report): void {
    for (const slot of slots) {
      const locked = this.#locked.find((one) => isOf(slot, one));
      if (!locked) continue;
      this.#checkLocked(slot, locked, report);
      this.#choose(slot, locked.number, 'the lock file');
    }
  }

  #checkLocked(slot: Slot, { id, number, connection, tunnel }: LockedNumber, report: Report): void {
    const [params, { maximum }] = [{ id, number, connection, tunnel }, this.#row];
    if (number < this.#minimum || number > maximum) {
      const range = `${this.#minimum} to ${maximum}`;
      report.add('LOCKED_NUMBER_OUT_OF_RANGE', { ...params, range, device: this.#device });
    }
    const twin = this.#locked.find((one) => one.number === number && !isOf(slot, one));
    const user = this.#used.find((one) => one.number === number && !isOwnedBy(slot, one));
    const owner = twin ?? user?.owner;
    const other = owner ? `tunnel ${owner.tunnel} of ${owner.connection}` : 'something else on the device';
    if (twin || user) report.add('LOCKED_NUMBER_TAKEN', { ...params, other });
  }

  /** Of a tunnel that has several on the device, the lowest. */
  keepOwned(slots: readonly Slot[]): void {
    for (const slot of this.#open(slots)) {
      const isUsable = ({ number }: NumberInUse) =>
        number >= this.#minimum && number <= this.#row.maximum && !this.#promised.has(number);
      const own = this.#used.find((one) => isOwnedBy(slot, one) && isUsable(one));
      if (own) this.#choose(slot, own.number, 'the device has it so');
    }
  }

  /** Gives the rest the next free numbers; returns the last of them, -1 without any. */
  countUp(slots: readonly Slot[], base: number): number {
    const used = new Set(this.#used.map(({ number }) => number));
    let last = base - 1;
    const open = this.#open(slots);
    for (const slot of open) {
      const first = last + 1;
      last = first;
      while (this.#promised.has(last) || used.has(last)) last += 1;
      const past = last > first ? ', past what is locked or in use' : '';
      this.#choose(slot, last, `counted up from ${this.#row.from}${past}`);
    }
    return open.length > 0 ? last : -1;
  }

  #open(slots: readonly Slot[]): readonly Slot[] {
    return slots.filter(({ tunnel }) => !this.#chosen.has(tunnel));
  }

  #choose({ tunnel }: Slot, number: number, reason: string): void {
    this.#chosen.set(tunnel, { number, reason });
    this.#promised.add(number);
  }
}

function isOf({ connection, tunnel }: Slot, one: Pick<LockedNumber, 'connection' | 'tunnel'>): boolean {
  return one.connection === connection && one.tunnel === tunnel.outside.cloud;
}

function isOwnedBy(slot: Slot, { owner }: NumberInUse): boolean {
  return owner !== undefined && isOf(slot, owner);
}
