/** AS_TRANS, and the last AS numbers of two and of four bytes. */
const RESERVED: ReadonlyMap<number, string> = new Map([
  [23456, 'RFC 6793'],
  [65535, 'RFC 7300'],
  [4294967295, 'RFC 7300'],
]);

/** The RFC that reserves the AS number, so that no session can have it; undefined: none does. */
export function reservedAsn(asn: number): string | undefined {
  return RESERVED.get(asn);
}

/** RFC 6996: for use inside one organization. */
export function isPrivateAsn(asn: number): boolean {
  return (asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294);
}

/** RFC 5398: for documentation. */
export function isDocumentationAsn(asn: number): boolean {
  return (asn >= 64496 && asn <= 64511) || (asn >= 65536 && asn <= 65551);
}
