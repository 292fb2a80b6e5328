import { sample } from './support.js';

/** A connection object as JSON has it, for tests that change it. */
export interface Json {
  [key: string]: unknown;
}

/** The sample of XML alone; `edits` replace the first occurrence of each text, which must be there. */
export function xml(...edits: readonly (readonly [string | RegExp, string])[]): string {
  return edit(sample('aws-xml/bgp/input.xml'), edits);
}

export function edit(text: string, edits: readonly (readonly [string | RegExp, string])[]): string {
  return edits.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    if (after === before) throw new Error(`the document has no ${from}`);
    return after;
  }, text);
}

/** The connection of a sample of EC2 JSON with its options and tunnels at hand; changes show in `text()`. */
export function ec2(name = 'bgp-default-options'): {
  connection: Json;
  options: Json;
  tunnels: Json[];
  text: () => string;
} {
  const reply = JSON.parse(sample(`ec2-json/${name}/input.json`)) as { VpnConnections: Json[] };
  const [connection] = reply.VpnConnections;
  if (!connection) throw new Error(`${name} has no connection`);
  const options = connection.Options as Json;
  return { connection, options, tunnels: options.TunnelOptions as Json[], text: () => JSON.stringify(reply) };
}

/** The document's XML, changed. */
export function changeXml(connection: Json, ...edits: readonly (readonly [string | RegExp, string])[]): void {
  connection.CustomerGatewayConfiguration = edit(String(connection.CustomerGatewayConfiguration), edits);
}

/** The two ipsec_tunnel elements in the other order. */
export function swapTunnels(text: string): string {
  const tunnel = / {2}<ipsec_tunnel>.*?<\/ipsec_tunnel>\n/gs;
  const [first = '', second = ''] = text.match(tunnel) ?? [];
  return text.replace(first + second, second + first);
}
