import type { Report } from '../../diagnostics/result.js';
import type { DeadPeerDetection } from '../../model/connection.js';
import type { Secret } from '../../model/secret.js';
import type { XmlElement } from '../carrier/xml.js';
import { convert, numberIn } from '../convert.js';
import type { Field, Spot } from '../spot.js';
import { pskField } from './psk.js';
import { only, textOf } from './xml-fields.js';
import { readXmlPhase, type XmlPhase } from './xml-phase.js';
import { readXmlSide, type XmlSide } from './xml-side.js';

/** One ipsec_tunnel. */
export interface XmlTunnel {
  readonly at: Spot;
  readonly customer: XmlSide;
  readonly cloud: XmlSide;
  readonly psk: Field<Secret> | undefined;
  readonly ike: XmlPhase;
  readonly esp: XmlPhase;
  readonly dpd: Field<DeadPeerDetection> | undefined;
}

/** A CustomerGatewayConfiguration; its tree is in the AWS guide, "Download the configuration file". */
export interface XmlConnection {
  readonly at: Spot;
  readonly id: Field<string> | undefined;
  readonly customerGatewayId: Field<string> | undefined;
  readonly vpnGatewayId: Field<string> | undefined;
  readonly transitGatewayId: Field<string> | undefined;
  readonly type: Field<string> | undefined;
  /** NoBGPVPNConnection is the only attribute seen; undefined when there is none. */
  readonly isStatic: Field<boolean> | undefined;
  readonly tunnels: readonly XmlTunnel[];
}

export const XML_ROOT = 'vpn_connection';

/** Reads the root element `vpn_connection`. */
export function readXmlConnection(root: XmlElement, report: Report): XmlConnection {
  const id = root.attributes.get('id') ?? '';
  return {
    at: root,
    id: id === '' ? undefined : { value: id, at: root },
    customerGatewayId: textOf(root, 'customer_gateway_id', report),
    // Empty for a transit gateway; some emulators name the transit gateway in an element of its own.
    vpnGatewayId: textOf(root, 'vpn_gateway_id', report),
    transitGatewayId: textOf(root, 'transit_gateway_id', report),
    type: textOf(root, 'vpn_connection_type', report),
    isStatic: convert(
      textOf(root, 'vpn_connection_attributes', report),
      'vpn_connection_attributes',
      'NoBGPVPNConnection',
      (text) => text === 'NoBGPVPNConnection' || undefined,
      report,
    ),
    tunnels: root.all('ipsec_tunnel').map((tunnel) => readTunnel(tunnel, report)),
  };
}

function readTunnel(tunnel: XmlElement, report: Report): XmlTunnel {
  const ike = only(tunnel, 'ike', report);
  const ipsec = only(tunnel, 'ipsec', report);
  const psk = only(ike, 'pre_shared_key', report);
  convert(
    textOf(ipsec, 'protocol', report),
    'protocol',
    'esp',
    (text) => text === 'esp' || undefined,
    report,
  );
  convert(textOf(ipsec, 'mode', report), 'mode', 'tunnel', (text) => text === 'tunnel' || undefined, report);
  return {
    at: tunnel,
    customer: readXmlSide(tunnel, 'customer_gateway', report),
    cloud: readXmlSide(tunnel, 'vpn_gateway', report),
    psk: psk && pskField(psk.text, 'pre_shared_key', psk, report),
    ike: readXmlPhase(ike, 'ike', report),
    esp: readXmlPhase(ipsec, 'esp', report),
    dpd: readDpd(only(ipsec, 'dead_peer_detection', report), report),
  };
}

/** Seconds between probes, and how many may stay without an answer. */
function readDpd(block: XmlElement | undefined, report: Report): Field<DeadPeerDetection> | undefined {
  const interval = number(block, 'interval', 3600, report);
  const retries = number(block, 'retries', 100, report);
  if (!block || (!interval && !retries)) return undefined;
  if (interval?.value !== undefined && retries?.value !== undefined) {
    return { value: { interval: interval.value, retries: retries.value }, at: block };
  }
  if (!interval || !retries) {
    report.add('VALUE_MISSING', { name: interval ? 'retries' : 'interval' }, block.place);
  }
  return { value: undefined, at: block };
}

function number(
  block: XmlElement | undefined,
  name: string,
  high: number,
  report: Report,
): Field<number> | undefined {
  const expected = `a whole number from 1 to ${high}`;
  return convert(textOf(block, name, report), name, expected, numberIn(1, high), report);
}
