import { API_GROUPS } from '../../model/aws.js';
import type { DhGroup, Encryption, Integrity } from '../../model/crypto.js';

/** Without `-` and `_`; XML of OpenStack and hand-edited XML write `aes-128` where AWS writes `aes-128-cbc`. */
const XML_ENCRYPTIONS: Readonly<Record<string, Encryption>> = {
  aes128: 'aes128',
  aes128cbc: 'aes128',
  aes256: 'aes256',
  aes256cbc: 'aes256',
  aes128gcm: 'aes128gcm16',
  aes128gcm16: 'aes128gcm16',
  aes256gcm: 'aes256gcm16',
  aes256gcm16: 'aes256gcm16',
};

/** AWS writes `sha1` in ike and `hmac-sha1-96` in ipsec; other clouds write either in both. */
const XML_INTEGRITIES: Readonly<Record<string, Integrity>> = {
  sha: 'sha1',
  sha1: 'sha1',
  sha196: 'sha1',
  sha256: 'sha256',
  sha2256: 'sha256',
  sha256128: 'sha256',
  sha2256128: 'sha256',
  sha384: 'sha384',
  sha2384: 'sha384',
  sha384192: 'sha384',
  sha2384192: 'sha384',
  sha512: 'sha512',
  sha2512: 'sha512',
  sha512256: 'sha512',
  sha2512256: 'sha512',
};

export function xmlEncryption(text: string): Encryption | undefined {
  return own(XML_ENCRYPTIONS, bare(text));
}

export function xmlIntegrity(text: string): Integrity | undefined {
  return own(XML_INTEGRITIES, bare(text).replace(/^hmac/, ''));
}

/** `group2` of perfect_forward_secrecy. */
export function xmlDhGroup(text: string): DhGroup | undefined {
  const [, number = ''] = /^(?:group)?(\d{1,2})$/i.exec(text) ?? [];
  return API_GROUPS.esp.find((group) => String(group) === number);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[-_]/g, '');
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
