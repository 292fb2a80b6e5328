import { GROUPS } from '../../lab/host/words.js';

/** One proposal by the kinds of its words; every word must be known, and every kind there once at most. */
interface Words {
  readonly cipher: string;
  readonly integrity?: string;
  readonly prf?: string;
  readonly group?: string;
}

const AEAD = /gcm16$/;

/** strongSwan's keywords (src/libstrongswan/crypto/proposal/proposal_keywords_static.txt). */
function kindOf(word: string): readonly [keyof Words, string] {
  const [, bits] = /^aes(128|192|256)gcm(?:16|128)$/.exec(word) ?? [];
  if (bits) return ['cipher', `aes${bits}gcm16`];
  if (/^(aes(128|192|256)|3des|des)$/.test(word)) return ['cipher', word];
  const [, hash] = /^(?:prf)?(md5|sha1|sha256|sha384|sha512)$/.exec(word) ?? [];
  if (hash) return [word.startsWith('prf') ? 'prf' : 'integrity', hash];
  if (/^(modp\d+(s\d+)?|ecp\d+)$/.test(word)) return ['group', word];
  throw new Error(`${word} is no word of a proposal`);
}

function read(proposal: string): Words {
  const words = proposal.split('-').map(kindOf);
  const kinds = words.map(([kind]) => kind);
  if (new Set(kinds).size !== kinds.length || kinds[0] !== 'cipher')
    throw new Error(`${proposal} is no proposal`);
  return { cipher: '', ...Object.fromEntries(words) };
}

/**
 * A phase 1 proposal with everything that strongSwan fills in or drops (proposal.c, check_proposal): the PRF is that of the
 * hash where none is named, and beside AEAD the hash is only that.
 */
export function ikeProposal(text: string): string {
  const { cipher, integrity, prf = integrity, group } = read(text);
  if (!prf || !group) throw new Error(`${text} has no PRF or no group`);
  return [cipher, ...(AEAD.test(cipher) ? [] : [integrity ?? 'none']), `prf${prf}`, group].join('-');
}

/** A phase 2 proposal: beside AEAD a hash is dropped (proposal.c, proposal_create_from_string). */
export function espProposal(text: string): string {
  const { cipher, integrity, prf, group } = read(text);
  if (prf) throw new Error(`${text} has a PRF`);
  return [cipher, ...(AEAD.test(cipher) ? [] : [integrity ?? 'none']), group ?? 'no group'].join('-');
}

/** VyOS and pfSense name a group by its number. */
export function group(number: string): string {
  const words: Readonly<Record<string, string>> = GROUPS;
  const word = words[number];
  if (!word) throw new Error(`there is no group ${number}`);
  return word;
}
