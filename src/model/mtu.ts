import { CIPHERS, type Encryption, GCM_ICV_BYTES, ICV_BYTES, type Integrity } from './crypto.js';
import type { IpVersion } from './net.js';

/** What decides how many bytes a packet may have inside a tunnel. */
export interface TunnelEncapsulation {
  readonly encryption: Encryption;
  /** Of the ESP packets; undefined with an AEAD cipher, which needs none. */
  readonly integrity: Integrity | undefined;
  /** ESP inside UDP (RFC 3948). */
  readonly natTraversal: boolean;
  /** The MTU of the path between the outside addresses, in bytes. */
  readonly underlayMtu: number;
  readonly outerVersion: IpVersion;
}

const IP_HEADER = { 4: 20, 6: 40 } as const;
const TCP_HEADER = 20;
const UDP_HEADER = 8;
/** Of an echo (RFC 792, RFC 4443 section 4.1). */
const ICMP_HEADER = 8;
/** SPI and sequence number (RFC 4303 section 2). */
const ESP_HEADER = 8;
/** Pad length and next header, inside the ciphertext (RFC 4303 section 2). */
const ESP_TRAILER = 2;

/** The largest packet, in bytes, that fits into one ESP tunnel-mode packet of the underlay. */
export function tunnelMtu(tunnel: TunnelEncapsulation): number {
  const { ivBytes, blockBytes } = CIPHERS[tunnel.encryption];
  const icv = icvBytes(tunnel);
  const udp = tunnel.natTraversal ? UDP_HEADER : 0;
  const ciphertext = tunnel.underlayMtu - IP_HEADER[tunnel.outerVersion] - udp - ESP_HEADER - ivBytes - icv;
  return Math.floor(ciphertext / blockBytes) * blockBytes - ESP_TRAILER;
}

function icvBytes({ encryption, integrity }: TunnelEncapsulation): number {
  if (CIPHERS[encryption].aead) return GCM_ICV_BYTES;
  if (integrity === undefined || integrity === 'sm3') {
    throw new Error(`the ICV of ${encryption} with ${integrity} is not known`);
  }
  return ICV_BYTES[integrity];
}

/** The bytes of data in an ICMP or ICMPv6 echo request whose packet fills `mtu`. */
export function pingData(mtu: number, innerVersion: IpVersion): number {
  return mtu - IP_HEADER[innerVersion] - ICMP_HEADER;
}

/** The largest TCP segment, in bytes, whose packet without options fits into `mtu`. */
export function tcpMss(mtu: number, innerVersion: IpVersion): number {
  return mtu - IP_HEADER[innerVersion] - TCP_HEADER;
}
