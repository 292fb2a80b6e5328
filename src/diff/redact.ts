import type { Secret } from '../model/secret.js';
import type { Plan } from '../plan/plan.js';
import type { SecretRef } from '../render/encoded.js';
import type { PrintSecret } from '../render/secrets.js';
import type { ConnectionChange } from './connections.js';

/** What stands for a secret in a diff: the same text on both sides only where the secret is the same. */
export const REDACTED = { same: '[secret]', before: '[secret, before]', after: '[secret, changed]' } as const;

type Secrets = ReadonlyMap<string, Secret>;

/** The secrets of a plan by connection, tunnel and kind. */
export function secretsOf(plan: Plan): Secrets {
  return new Map(
    plan.connections.flatMap(({ id, tunnels }) =>
      tunnels.flatMap(({ outside, psk, bgpKey }) => {
        const key = `${id} ${outside.cloud}`;
        return [[`${key} psk`, psk] as const, ...(bgpKey ? [[`${key} bgp-key`, bgpKey] as const] : [])];
      }),
    ),
  );
}

/** How the secrets of two plans are printed, so that a change of one is seen, and nothing else of it. */
export function redactors(
  before: Plan,
  after: Plan,
  changes: readonly ConnectionChange[],
): { readonly before: PrintSecret; readonly after: PrintSecret } {
  const moved = changes.flatMap(({ connection, tunnels }) =>
    tunnels.flatMap(({ before, tunnel }) =>
      before === undefined ? [] : [[`${connection} ${before}`, `${connection} ${tunnel}`] as const],
    ),
  );
  const [forth, back] = [new Map(moved), new Map(moved.map(([old, now]) => [now, old]))];
  const [old, now] = [secretsOf(before), secretsOf(after)];
  return {
    before: printer(old, now, forth, REDACTED.before),
    after: printer(now, old, back, REDACTED.after),
  };
}

function printer(
  own: Secrets,
  others: Secrets,
  moved: ReadonlyMap<string, string>,
  changed: string,
): PrintSecret {
  return ({ kind, connection, tunnel }: SecretRef) => {
    const key = `${connection} ${tunnel}`;
    const [secret, other] = [own.get(`${key} ${kind}`), others.get(`${moved.get(key) ?? key} ${kind}`)];
    return !other || (secret && other.equals(secret)) ? REDACTED.same : changed;
  };
}
