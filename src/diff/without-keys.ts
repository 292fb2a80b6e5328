import type { Secret } from '../model/secret.js';

/** AWS takes no shorter key; a text of a few letters stands in any name. */
const SHORT = 8;

interface WithKeys {
  readonly psk: Secret;
  readonly bgpKey?: Secret | undefined;
}

/** The keys of these connections that are long enough to be told from other text. */
export function keysOf(
  ...connections: readonly { readonly tunnels: readonly WithKeys[] }[]
): readonly Secret[] {
  const tunnels = connections.flatMap((one) => one.tunnels);
  const keys = tunnels.flatMap(({ psk, bgpKey }) => (bgpKey ? [psk, bgpKey] : [psk]));
  return keys.filter(({ length }) => length >= SHORT);
}

/** Names and identities are free text, which can repeat a key; templates print them in comments. */
export function withoutKeys(text: string, keys: readonly Secret[]): string {
  return keys.reduce((left, key) => left.replaceAll(key.reveal(), String(key)), text);
}
