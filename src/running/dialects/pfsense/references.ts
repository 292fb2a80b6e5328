import { allAt, type Element, textAt } from './xml.js';

/** What numbers and ids of config.xml stand for: both sides may have given other ones. */
export interface References {
  /** The description of a phase 1 by its IKE ID. */
  readonly phase1: ReadonlyMap<string, string>;
  /** The description of a routed phase 2 of ours by its device, such as ipsec3. */
  readonly devices: ReadonlyMap<string, string>;
  /** The same by the id of the assigned interface, such as opt2. */
  readonly interfaces: ReadonlyMap<string, string>;
}

export function referencesOf(root: Element): References {
  const phase1 = allAt(root, 'ipsec/phase1').map((one): [string, string] => [
    textAt(one, 'ikeid'),
    textAt(one, 'descr'),
  ]);
  const routed = allAt(root, 'ipsec/phase2').filter(
    (one) => textAt(one, 'mode') === 'vti' && idOf(textAt(one, 'descr')) !== undefined,
  );
  const devices = new Map(routed.map((one) => [`ipsec${textAt(one, 'reqid')}`, textAt(one, 'descr')]));
  const assigned = allAt(root, 'interfaces').flatMap(({ children }) => children);
  const interfaces = assigned.flatMap((one): [string, string][] => {
    const descr = devices.get(textAt(one, 'if'));
    return descr === undefined ? [] : [[one.name, descr]];
  });
  return { phase1: new Map(phase1), devices, interfaces: new Map(interfaces) };
}

/** The connection id in a description of ours. */
export function idOf(descr: string): string | undefined {
  return /^cgw-gen (\S+)(?: |$)/.exec(descr)?.[1];
}
