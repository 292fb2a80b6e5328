import type { Report } from '../../diagnostics/result.js';
import type { Identity } from '../../model/connection.js';
import type { Field } from '../spot.js';
import type { TreeNode } from '../tree.js';
import { blockField, required } from './blocks.js';
import type { AlibabaPhase, AlibabaTunnel } from './connection.js';
import { lifetimeField, wordField } from './fields.js';
import { identityField, isSubject } from './identity.js';
import { pskField } from './keys.js';
import { ENCRYPTION_NAMES, GROUP_NAMES, IKE_VERSION_NAMES, INTEGRITY_NAMES, MODE_NAMES } from './names.js';

/** IkeConfig; the identities stay as they are called there. */
export interface IkeConfig extends Pick<AlibabaTunnel, 'psk' | 'ikeVersion' | 'ikeMode' | 'ike'> {
  readonly local: Field<Identity> | undefined;
  readonly remote: Field<Identity> | undefined;
  /** The identity that is the subject of a certificate. */
  readonly subject: Field<string> | undefined;
}

/** Of a block that could not be read, which was reported. */
export const NO_PHASE: AlibabaPhase = {
  encryption: undefined,
  integrity: undefined,
  dhGroup: undefined,
  lifetime: undefined,
};

/** Reads IkeConfig or TunnelIkeConfig; undefined, and reported, where there is none. */
export function readIkeConfig(node: TreeNode, name: string, report: Report): IkeConfig | undefined {
  const block = blockField(node, name, report);
  if (!block) {
    if (!node.get(name)) report.add('VALUE_MISSING', { name }, node.place);
    return undefined;
  }
  const ikeVersion = wordField(block, 'IkeVersion', IKE_VERSION_NAMES, report);
  const ikeMode = wordField(block, 'IkeMode', MODE_NAMES, report);
  // Replies for IKEv2 have a mode too, which means nothing.
  if (ikeVersion?.value === 1) required(ikeMode, 'IkeMode', block, report);
  return {
    psk: pskField(block, 'Psk', report),
    ikeVersion: required(ikeVersion, 'IkeVersion', block, report),
    ikeMode,
    ike: readPhase(block, 'ike', report),
    local: identityField(block, 'LocalId', report),
    remote: identityField(block, 'RemoteId', report),
    subject: subjectOf(block),
  };
}

/** Reads IpsecConfig or TunnelIpsecConfig; undefined, and reported, where there is none. */
export function readIpsecConfig(node: TreeNode, name: string, report: Report): AlibabaPhase | undefined {
  const block = blockField(node, name, report);
  if (!block && !node.get(name)) report.add('VALUE_MISSING', { name }, node.place);
  return block && readPhase(block, 'esp', report);
}

/** A reply always has the whole suite: what is missing was cut out, and no default of the API can be meant. */
function readPhase(block: TreeNode, phase: 'ike' | 'esp', report: Report): AlibabaPhase {
  const prefix = phase === 'ike' ? 'Ike' : 'Ipsec';
  const word = <T>(suffix: string, table: ReadonlyMap<string, T>) => {
    const name = `${prefix}${suffix}`;
    return required(wordField(block, name, table, report), name, block, report);
  };
  const lifetime = `${prefix}Lifetime`;
  return {
    encryption: word('EncAlg', ENCRYPTION_NAMES),
    integrity: word('AuthAlg', INTEGRITY_NAMES),
    dhGroup: word('Pfs', GROUP_NAMES[phase]),
    lifetime: required(lifetimeField(block, lifetime, report), lifetime, block, report),
  };
}

function subjectOf(block: TreeNode): Field<string> | undefined {
  const name = ['RemoteId', 'LocalId'].find((one) => isSubject(String(block.get(one)?.scalar ?? '')));
  const at = name === undefined ? undefined : block.get(name);
  return at && { value: name, at };
}

/** RemoteCaCertificate: empty where a pre-shared key is used. */
export function certificateOf(node: TreeNode, ike: IkeConfig | undefined): Field<string> | undefined {
  const name = 'RemoteCaCertificate';
  const at = node.get(name);
  return at ? { value: name, at } : ike?.subject;
}
