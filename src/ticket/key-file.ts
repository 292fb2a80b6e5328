import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { Report } from '../diagnostics/result.js';
import { parseIp } from '../model/net.js';
import { Secret } from '../model/secret.js';
import type { SecretRef } from '../render/encoded.js';
import { refKey } from './manifest.js';

const MAX_LENGTH = 1_000_000;

/**
 * Reads a file of keys: `keys`, then connections, then the outside addresses of the cloud, then the pre-shared key, or
 * `psk` and `bgp-key`. Every value is taken as it is written, numbers too. Undefined where the text is something
 * else; what is wrong in a file of keys is reported, without showing any of it.
 */
export function parseKeyFile(
  name: string,
  text: string,
  report: Report,
): ReadonlyMap<string, Secret> | undefined {
  if (text.length > MAX_LENGTH || !/^[\s{"]*keys"?\s*:/m.test(text)) return undefined;
  // Failsafe: no number, date or truth value is made of what is a key.
  const document = parseDocument(text, { schema: 'failsafe', version: '1.2' });
  const root = document.contents;
  if (!isMap(root) || root.items.length !== 1 || keyOf(root.items[0]) !== 'keys') return undefined;
  const found = new Map<string, Secret>();
  const wrong = (reason: string) => report.add('KEY_FILE_WRONG', { reason }, { file: name });
  if (document.errors[0]) wrong(document.errors[0].code);
  else readConnections(root.get('keys'), found, wrong);
  return found;
}

type Wrong = (reason: string) => void;

function readConnections(keys: unknown, found: Map<string, Secret>, wrong: Wrong): void {
  for (const [connection, tunnels] of entriesOf(keys, '"keys"', wrong)) {
    for (const [tunnel, value] of entriesOf(tunnels, `the value of a connection`, wrong)) {
      const address = parseIp(tunnel);
      if (!address) wrong('a key of a connection is not the outside address of a tunnel');
      else readTunnel(value, { connection, tunnel: address }, found, wrong);
    }
  }
}

function readTunnel(
  value: unknown,
  tunnel: Omit<SecretRef, 'kind'>,
  found: Map<string, Secret>,
  wrong: Wrong,
): void {
  if (isScalar(value)) {
    found.set(refKey({ kind: 'psk', ...tunnel }), new Secret(String(value.value)));
    return;
  }
  for (const [kind, secret] of entriesOf(value, 'the value of a tunnel', wrong)) {
    if ((kind === 'psk' || kind === 'bgp-key') && isScalar(secret)) {
      found.set(refKey({ kind, ...tunnel }), new Secret(String(secret.value)));
    } else wrong('a tunnel has a key, or "psk" and "bgp-key"');
  }
}

function entriesOf(node: unknown, what: string, wrong: Wrong): [string, unknown][] {
  if (isMap(node)) return node.items.map((item) => [keyOf(item) ?? '', item.value]);
  wrong(`${what} is no mapping`);
  return [];
}

function keyOf(item: YAMLMap['items'][number] | undefined): string | undefined {
  return isScalar(item?.key) ? String(item.key.value) : undefined;
}
