import { terminalJson } from '../../diagnostics/print.js';
import type { VpnConnection } from '../../model/connection.js';
import { Secret } from '../../model/secret.js';

/** The key that tells our own document from any other, and its version: raised by what a reader can't understand. */
export const MODEL_KEY = 'cgwGenModel';
export const MODEL_VERSION = 1;

type Keys<T> = T extends string | number | boolean | Secret | undefined
  ? never
  : T extends readonly (infer Item)[]
    ? Keys<Item>
    : { [K in keyof T]-?: K | Keys<T[K]> }[keyof T];

interface Envelope {
  readonly [MODEL_KEY]: typeof MODEL_VERSION;
  readonly connections: readonly VpnConnection[];
}

/** Every key of the document, in the one order that all of its objects have them. */
const KEYS: { readonly [key in Extract<Keys<Envelope>, string>]: true } = {
  cgwGenModel: true,
  connections: true,
  prefix: true,
  customer: true,
  cloud: true,
  kind: true,
  id: true,
  name: true,
  customerGatewayId: true,
  cloudGateway: true,
  authority: true,
  accelerated: true,
  routing: true,
  customerAsn: true,
  cloudAsn: true,
  holdTime: true,
  customerPrefixes: true,
  selectors: true,
  networks: true,
  tunnels: true,
  outside: true,
  identity: true,
  inside: true,
  role: true,
  psk: true,
  bgpKey: true,
  ikeVersions: true,
  ikev1Mode: true,
  natTraversal: true,
  ike: true,
  esp: true,
  given: true,
  encryption: true,
  integrity: true,
  dhGroup: true,
  lifetime: true,
  dpd: true,
  interval: true,
  retries: true,
  upkeep: true,
  startup: true,
  dpdTimeout: true,
  lifecycleControl: true,
  logging: true,
  replayWindow: true,
  value: true,
  from: true,
};

/**
 * The model JSON of connections, which the format `model-json` reads. Without `inline`, each key is printed as
 * `[secret]`, and the document can not be rendered.
 */
export function printModel(
  connections: readonly VpnConnection[],
  secrets: 'inline' | 'redacted' = 'redacted',
): string {
  const envelope: Envelope = { [MODEL_KEY]: MODEL_VERSION, connections };
  return printJson(secrets === 'inline' ? revealed(envelope) : envelope, Object.keys(KEYS));
}

/** Indented JSON with each list of plain values on one line. With `keys`, only these, in their order. */
export function printJson(value: unknown, keys?: string[]): string {
  // A line break stands only between values: in a string it is escaped.
  const lists = /\[\n\s+([^[\]{}]*?)\n\s+\]/g;
  const json = terminalJson(value, 2, keys);
  return `${json.replace(lists, (_, items: string) => `[${items.replace(/\n\s*/g, ' ')}]`)}\n`;
}

function revealed(value: unknown): unknown {
  if (value instanceof Secret) return value.reveal();
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revealed(one)]));
}
