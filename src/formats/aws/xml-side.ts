import type { Report } from '../../diagnostics/result.js';
import { type IpAddress, netmask, parseAsn, parseIp, prefixOf } from '../../model/net.js';
import type { XmlElement } from '../carrier/xml.js';
import { convert, endpoint, numberIn } from '../convert.js';
import type { Field, Spot } from '../spot.js';
import { contentOf, only, textOf } from './xml-fields.js';

/** What customer_gateway or vpn_gateway of a tunnel says; every part may be absent. */
export interface XmlSide {
  readonly at: Spot;
  readonly outside: Field<IpAddress> | undefined;
  readonly inside: Field<IpAddress> | undefined;
  readonly inside6: Field<IpAddress> | undefined;
  readonly asn: Field<number> | undefined;
  /** Seconds. */
  readonly holdTime: Field<number> | undefined;
}

/** Reads one side of a tunnel. */
export function readXmlSide(tunnel: XmlElement, name: string, report: Report): XmlSide {
  const side = only(tunnel, name, report);
  const bgp = only(side, 'bgp', report);
  return {
    at: side ?? tunnel,
    outside: address(only(side, 'tunnel_outside_address', report), 'a unicast address', endpoint, report),
    inside: readInside(only(side, 'tunnel_inside_address', report), report),
    inside6: readInside6(only(side, 'tunnel_inside_ipv6_address', report), report),
    asn: convert(textOf(bgp, 'asn', report), 'asn', 'an AS number from 1 to 4294967295', parseAsn, report),
    // RFC 4271 section 4.2: 1 and 2 are not allowed; 0 would switch keepalives off.
    holdTime: convert(
      textOf(bgp, 'hold_time', report),
      'hold_time',
      'a number of seconds from 3 to 65535',
      numberIn(3, 65535),
      report,
    ),
  };
}

/** Outscale documents the address as the text of the element, without an ip_address in it. */
function address(
  block: XmlElement | undefined,
  expected: string,
  parse: (text: string) => IpAddress | undefined,
  report: Report,
): Field<IpAddress> | undefined {
  const hasChild = block?.all('ip_address').length;
  const text = hasChild ? textOf(block, 'ip_address', report) : contentOf(block, report);
  return convert(text, block?.name ?? '', expected, parse, report);
}

/** Every inside IPv4 network of AWS is a /30: network_mask and network_cidr, where present, must say so. */
function readInside(block: XmlElement | undefined, report: Report): Field<IpAddress> | undefined {
  const length = textOf(block, 'network_cidr', report);
  convert(length, 'network_cidr', '30', (text) => text === '30' || undefined, report);
  const mask = textOf(block, 'network_mask', report);
  convert(mask, 'network_mask', MASK, (text) => text === MASK || undefined, report);
  return address(block, 'an IPv4 address', (text) => version(text, 4), report);
}

const MASK = netmask(prefixOf('169.254.0.0' as IpAddress, 30));

/** prefix_length is 128 in the one real document seen, though the network is a /126: it is not read. */
function readInside6(block: XmlElement | undefined, report: Report): Field<IpAddress> | undefined {
  return address(block, 'an IPv6 address', (text) => version(text, 6), report);
}

function version(text: string, wanted: 4 | 6): IpAddress | undefined {
  const ip = parseIp(text);
  return ip && ip.includes(':') === (wanted === 6) ? ip : undefined;
}
