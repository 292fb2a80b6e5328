/** What a responder of strongSwan's is told about one tunnel; times in seconds. */
export interface IpsecEnd {
  readonly outside: string;
  readonly customer: string;
  readonly localId: string;
  readonly remoteId: string;
  readonly psk: string;
  /** 0 takes both. */
  readonly version: 0 | 1 | 2;
  readonly aggressive: boolean;
  readonly ikeProposals: readonly string[];
  readonly espProposals: readonly string[];
  readonly localNetworks: readonly string[];
  readonly remoteNetworks: readonly string[];
  readonly ikeLifetime: Lifetime;
  readonly espLifetime: Lifetime;
  /** Packets of the anti-replay window; strongSwan's own where the cloud names none. */
  readonly replayWindow?: number;
  /** Undefined where the cloud does not look for a silent peer. */
  readonly deadPeer: DeadPeer | undefined;
  readonly natTraversal: boolean;
}

/** A hard limit, and the renewal before it: `margin` and up to `random` seconds more before the end. */
export interface Lifetime {
  readonly hard: number;
  readonly margin: number;
  readonly random: number;
}

export interface DeadPeer {
  /** From the first probe without an answer to the end of the tunnel. */
  readonly timeout: number;
  readonly action: 'clear' | 'restart';
}

/** Seconds of silence before a probe, and between two probes. */
const PROBE_INTERVAL = 10;

/** The whole swanctl.conf of one endpoint; https://docs.strongswan.org/docs/latest/swanctl/swanctlConf.html. */
export function swanctlConf(end: IpsecEnd): string {
  return `connections {
  tunnel {
    version = ${end.version}
    aggressive = ${end.aggressive ? 'yes' : 'no'}
    local_addrs = ${end.outside}
    remote_addrs = ${end.customer}
    proposals = ${end.ikeProposals.join(', ')}
    mobike = no
    unique = replace
    rekey_time = ${end.ikeLifetime.hard - end.ikeLifetime.margin}s
    over_time = ${end.ikeLifetime.margin}s
    rand_time = ${end.ikeLifetime.random}s
${deadPeerLines(end.deadPeer)}    local {
      auth = psk
      id = ${end.localId}
    }
    remote {
      auth = psk
      id = ${end.remoteId}
    }
    children {
      tunnel {
        mode = tunnel
        start_action = none
        dpd_action = ${end.deadPeer?.action ?? 'clear'}
        if_id_in = 1
        if_id_out = 1
        local_ts = ${end.localNetworks.join(', ')}
        remote_ts = ${end.remoteNetworks.join(', ')}
        esp_proposals = ${end.espProposals.join(', ')}
        life_time = ${end.espLifetime.hard}s
        rekey_time = ${end.espLifetime.hard - end.espLifetime.margin}s
        rand_time = ${end.espLifetime.random}s
${end.replayWindow === undefined ? '' : `        replay_window = ${end.replayWindow}\n`}      }
    }
  }
}
secrets {
  ike-tunnel {
    id-local = ${end.localId}
    id-remote = ${end.remoteId}
    secret = 0x${Buffer.from(end.psk, 'utf8').toString('hex')}
  }
}
`;
}

function deadPeerLines(deadPeer: DeadPeer | undefined): string {
  if (deadPeer === undefined) return '';
  return `    dpd_delay = ${PROBE_INTERVAL}s
    dpd_timeout = ${deadPeer.timeout}s
`;
}

/**
 * Settings for `charon-systemd { }` of strongswan.conf. IKEv2 knows a silent peer by its missing answer alone:
 * charon gives up `retransmit_timeout` after the last of `retransmit_tries` repetitions, and with base 1 all of
 * them are equally far apart. strongSwan cannot refuse NAT traversal; a port other than 4500 for it means that
 * nobody answers there. It answers aggressive mode with a pre-shared key only when told to.
 */
export function charonSettings(end: Pick<IpsecEnd, 'deadPeer' | 'natTraversal' | 'aggressive'>): string {
  const lines: string[] = [];
  if (end.deadPeer !== undefined) {
    const sent = Math.max(2, Math.round(end.deadPeer.timeout / PROBE_INTERVAL));
    lines.push(
      `retransmit_tries = ${sent - 1}`,
      `retransmit_timeout = ${Number((end.deadPeer.timeout / sent).toFixed(3))}`,
      'retransmit_base = 1.0',
    );
  }
  if (!end.natTraversal) lines.push('port_nat_t = 0');
  if (end.aggressive) lines.push('i_dont_care_about_security_and_use_aggressive_mode_psk = yes');
  return lines.map((line) => `${line}\n`).join('');
}

/** The words of a proposal by a Diffie-Hellman group's number in IANA's registry of IKEv2 transforms. */
const GROUPS: Readonly<Record<number, string>> = {
  1: 'modp768',
  2: 'modp1024',
  5: 'modp1536',
  14: 'modp2048',
  15: 'modp3072',
  16: 'modp4096',
  17: 'modp6144',
  18: 'modp8192',
  19: 'ecp256',
  20: 'ecp384',
  21: 'ecp521',
  22: 'modp1024s160',
  23: 'modp2048s224',
  24: 'modp2048s256',
};

/** https://docs.strongswan.org/docs/latest/config/proposals.html */
export function groupWord(group: number): string {
  const word = GROUPS[group];
  if (word === undefined) throw new Error(`the lab knows no Diffie-Hellman group ${group}`);
  return word;
}
