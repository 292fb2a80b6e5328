import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { readStates } from '../../src/formats/index.js';
import type { ConnectionState } from '../../src/model/state.js';

export const ID = 'vpn-0123456789abcdef0';
export const [A, B] = ['203.0.113.10', '203.0.113.20'] as const;

export interface Json {
  [name: string]: unknown;
}

export function describeReply(telemetry: readonly Json[] | undefined, more: Json = {}): Json {
  const options = {
    StaticRoutesOnly: false,
    TunnelOptions: [{ OutsideIpAddress: A }, { OutsideIpAddress: B }],
  };
  const own = telemetry === undefined ? {} : { VgwTelemetry: telemetry };
  return { VpnConnections: [{ VpnConnectionId: ID, State: 'available', Options: options, ...own, ...more }] };
}

export const up = (address: string, more: Json = {}): Json => ({
  OutsideIpAddress: address,
  Status: 'UP',
  ...more,
});
export const active = { ActiveVpnTunnelStatus: { Phase1DHGroup: 20, IkeVersion: 'IKEv2' } };

function read(documents: Readonly<Record<string, Json | string>>, wanted: readonly string[] = []) {
  const inputs = Object.entries(documents).map(([name, text]) => ({
    name,
    text: typeof text === 'string' ? text : JSON.stringify(text),
  }));
  return readStates(inputs, wanted);
}

export function states(...given: Parameters<typeof read>): readonly ConnectionState[] {
  const result = read(...given);
  if (!result.ok) throw new Error(result.diagnostics.map((one) => `${one.code} ${one.message}`).join('\n'));
  return result.value;
}

export function codes(...given: Parameters<typeof read>): string[] {
  return read(...given).diagnostics.map((one: Diagnostic) => one.code);
}

/** The first connection's first tunnel. */
export const first = (...given: Parameters<typeof read>) => states(...given)[0]?.tunnels[0];
