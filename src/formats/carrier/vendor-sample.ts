/**
 * Signs of the texts that the AWS console's "Download configuration" and
 * get-vpn-connection-device-sample-configuration give (awsdocs/aws-site-to-site-vpn-user-guide).
 */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]*set security (?:ike|ipsec)\b/m, 'Juniper J-Series and SRX'],
  [/^[ \t]*set (?:ike gateway|vpn ".*" gateway)/m, 'Juniper ScreenOS'],
  [/^[ \t]*set vpn ipsec\b/m, 'VyOS or Vyatta'],
  [/^[ \t]*config vpn ipsec\b/m, 'Fortinet FortiGate'],
  [/^[ \t]*(?:set network ike|edit network ike)\b/m, 'Palo Alto Networks'],
  [/^[ \t]*\/?ip ipsec\b/m, 'MikroTik'],
  [/^[ \t]*(?:crypto (?:isakmp|ikev1|ikev2|ipsec|keyring)|tunnel-group)\b/m, 'Cisco'],
  [/^[ \t]*conn [\w-]+[ \t]*$/m, 'Openswan or strongSwan'],
  [/^[ \t]*(?:ike gateway|ipsec tunnel|tunnel select)\b/m, 'Yamaha'],
];

/** The vendor of an AWS sample configuration, or undefined when the text is none. */
export function vendorOfSample(text: string): string | undefined {
  if (/<vpn_connection\b|"VpnConnection/.test(text)) return undefined;
  const found = SIGNS.find(([sign]) => sign.test(text));
  if (found) return found[1];
  return /^[ \t!#/]*(?:Amazon Web Services|Virtual Private Cloud)/m.test(text)
    ? 'a generic device'
    : undefined;
}
