import { type Section, stream } from './vici.js';

/** One child SA as charon lists it. */
export interface ChildSa {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  /** In the words of a proposal: `aes256gcm16-ecp384`; without a group until it has been renewed (IKEv2). */
  readonly suite: string;
  readonly encapsulated: boolean;
  readonly packetsOut: number;
}

/** One IKE SA. */
export interface IkeSa {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly version: number;
  readonly remote: string;
  readonly suite: string;
  readonly children: readonly ChildSa[];
}

/** The SAs of a daemon, by its vici socket. */
export async function listSas(socket: string): Promise<IkeSa[]> {
  const events = await stream(socket, 'list-sas', 'list-sa');
  return events.flatMap((event) => Object.entries(event).map(([name, sa]) => ikeSa(name, sa as Section)));
}

function ikeSa(name: string, sa: Section): IkeSa {
  const children = Object.values((sa['child-sas'] ?? {}) as Section).map((child) =>
    childSa(child as Section),
  );
  return {
    id: word(sa, 'uniqueid'),
    name,
    state: word(sa, 'state'),
    version: Number(word(sa, 'version')),
    remote: word(sa, 'remote-host'),
    suite: [encryption(sa), integrity(sa), prf(sa), group(sa)].filter((one) => one !== '').join('-'),
    children,
  };
}

function childSa(child: Section): ChildSa {
  return {
    id: word(child, 'uniqueid'),
    name: word(child, 'name'),
    state: word(child, 'state'),
    suite: [encryption(child), integrity(child), group(child)].filter((one) => one !== '').join('-'),
    encapsulated: word(child, 'encap') === 'yes',
    packetsOut: Number(word(child, 'packets-out')),
  };
}

function word(section: Section, key: string): string {
  const value = section[key];
  return typeof value === 'string' ? value : '';
}

// Names of transforms: src/libstrongswan/crypto/{crypters/crypter,signers/signer,prfs/prf,key_exchange}.c;
// words of proposals: src/libstrongswan/crypto/proposal/proposal_keywords_static.txt.
function encryption(sa: Section): string {
  const size = word(sa, 'encr-keysize');
  const name = word(sa, 'encr-alg');
  if (name === 'AES_CBC') return `aes${size}`;
  const gcm = /^AES_GCM_(\d+)$/.exec(name);
  return gcm ? `aes${size}gcm${gcm[1]}` : name.replace('_CBC', '').toLowerCase();
}

function integrity(sa: Section): string {
  const name = word(sa, 'integ-alg');
  return name === '' ? '' : hash(name);
}

/** Where the PRF is that of the integrity algorithm, a proposal does not name it. */
function prf(sa: Section): string {
  const own = hash(word(sa, 'prf-alg'));
  return own === integrity(sa) ? '' : `prf${own}`;
}

function hash(name: string): string {
  return name
    .replace(/^(PRF_)?HMAC_/, '')
    .replace(/^SHA2_(\d+).*/, 'sha$1')
    .replace(/^(SHA1|MD5).*/, '$1')
    .toLowerCase();
}

function group(sa: Section): string {
  return word(sa, 'dh-group')
    .replace(/^MODP_(\d+)_(\d+)$/, (_, size: string, order: string) => `modp${size}s${order}`)
    .replace('_', '')
    .toLowerCase();
}
