import type { Report } from '../../diagnostics/result.js';
import type { Routing, Sourced } from '../../model/connection.js';
import { comparePrefix, type Prefix } from '../../model/net.js';
import { type Asn, checkAsns } from '../asns.js';
import type { Field, Spot } from '../spot.js';
import type { XmlConnection } from './customer-gateway-xml.js';
import type { Ec2Connection } from './ec2.js';
import { AWS_DEFAULTS } from './limits.js';
import type { XmlSide } from './xml-side.js';

/** How routes are exchanged: StaticRoutesOnly and NoBGPVPNConnection must agree. */
export function routingOf(
  xml: XmlConnection,
  ec2: Ec2Connection | undefined,
  report: Report,
): Routing | undefined {
  const sides = {
    customer: xml.tunnels.map((one) => one.customer),
    cloud: xml.tunnels.map((one) => one.cloud),
  };
  const bgp = [...sides.customer, ...sides.cloud].find((side) => side.asn);
  if (!checkKind(xml, ec2?.isStatic, bgp, report)) return undefined;
  if (xml.isStatic?.value || (!bgp && ec2?.isStatic?.value)) {
    return { kind: 'static', customerPrefixes: prefixesOf(ec2) };
  }
  const customerAsn = oneAsn(sides.customer, 'customer', xml.at, report);
  const cloudAsn = oneAsn(sides.cloud, 'cloud', xml.at, report);
  if (customerAsn === undefined || cloudAsn === undefined) return undefined;
  const owner = customerAsn.value === AWS_ASN ? 'AWS' : undefined;
  if (!checkAsns(customerAsn, cloudAsn, report, owner)) return undefined;
  return {
    kind: 'bgp',
    customerAsn: customerAsn.value,
    cloudAsn: cloudAsn.value,
    holdTime: holdTimeOf([...sides.customer, ...sides.cloud]),
  };
}

/** False when the documents contradict each other, or themselves. */
function checkKind(
  xml: XmlConnection,
  isStatic: Field<boolean> | undefined,
  bgp: XmlSide | undefined,
  report: Report,
): boolean {
  // An attribute that could not be read was reported: the routing kind is then unknown.
  if (xml.isStatic && !xml.isStatic.value) return false;
  if (xml.isStatic && bgp) {
    report.add(
      'ROUTING_DISAGREES',
      { one: 'NoBGPVPNConnection', other: 'a bgp element' },
      xml.isStatic.at.place,
    );
    return false;
  }
  if (xml.isStatic && isStatic?.value === false) {
    const params = { one: 'NoBGPVPNConnection', other: 'StaticRoutesOnly false' };
    report.add('ROUTING_DISAGREES', params, xml.isStatic.at.place);
    return false;
  }
  if (bgp && isStatic?.value === true) {
    const params = { one: 'StaticRoutesOnly true', other: 'a bgp element in the XML' };
    report.add('ROUTING_DISAGREES', params, isStatic.at.place);
    return false;
  }
  return true;
}

/** The AS number of AWS itself (guide, "Customer gateway options"); older virtual private gateways have it. */
const AWS_ASN = 7224;

/** Both tunnels end at the same two gateways, so their AS numbers are the same. */
function oneAsn(
  sides: readonly XmlSide[],
  who: 'customer' | 'cloud',
  at: Spot,
  report: Report,
): Asn | undefined {
  const missing = sides.find((side) => !side.asn);
  if (missing) report.add('ASN_MISSING', { side: who }, missing.at.place);
  if (missing || sides.length === 0) return undefined;
  const asns = new Set(sides.map((side) => side.asn?.value));
  const [first] = sides.map((side) => side.asn);
  if (asns.size === 1) return first?.value === undefined ? undefined : { value: first.value, at: first.at };
  if (!asns.has(undefined)) {
    report.add('TUNNELS_DISAGREE', { what: `${who} AS number`, found: [...asns].join(' and ') }, at.place);
  }
  return undefined;
}

/** RFC 4271 section 4.2: a session uses the smaller of the two sides' hold times. */
function holdTimeOf(sides: readonly XmlSide[]): Sourced<number> {
  const times = sides.map((side) => side.holdTime?.value).filter((time) => time !== undefined);
  if (times.length === 0) return { value: AWS_DEFAULTS.holdTime, from: 'cloud-default' };
  return { value: Math.min(...times), from: 'xml' };
}

function prefixesOf(ec2: Ec2Connection | undefined): readonly Prefix[] {
  const prefixes = (ec2?.routes ?? []).map((route) => route.value).filter((prefix) => prefix !== undefined);
  return [...new Set(prefixes)].sort(comparePrefix);
}
