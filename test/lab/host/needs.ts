import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Programs by the Debian package that has them. */
export type Programs = Readonly<Record<string, readonly string[]>>;

/** What runs inside the machine. */
const MACHINE: Programs = {
  'charon-systemd': ['/usr/sbin/charon-systemd'],
  'strongswan-swanctl': ['swanctl'],
  'libstrongswan-standard-plugins': ['/usr/lib/ipsec/plugins/libstrongswan-openssl.so'],
  frr: ['/usr/lib/frr/zebra', '/usr/lib/frr/bgpd', 'vtysh'],
  nftables: ['nft'],
  tcpdump: ['tcpdump'],
  iproute2: ['ip'],
  'iputils-ping': ['ping'],
  systemd: ['/lib/systemd/systemd-networkd', 'systemctl', 'networkctl'],
  dbus: ['dbus-daemon'],
  procps: ['sysctl'],
  'util-linux': ['unshare', 'nsenter', 'setpriv', 'setsid', 'flock', 'mount'],
};

/** What builds the kernel of User Mode Linux. */
export const BUILD_TOOLS: Programs = {
  gcc: ['gcc'],
  'libc6-dev': ['/usr/include/stdio.h'],
  make: ['make'],
  flex: ['flex'],
  bison: ['bison'],
  bc: ['bc'],
  'xz-utils': ['xz'],
};

/** The packages that lack here, in the words that install them; undefined when none does. */
export function missingPackages(programs: Programs = MACHINE): string | undefined {
  const missing = Object.keys(programs).filter((name) => !programs[name]?.every(isThere));
  if (missing.length === 0) return undefined;
  return `not installed; apt-get install --no-install-recommends ${missing.join(' ')}`;
}

function isThere(program: string): boolean {
  if (isAbsolute(program)) return existsSync(program);
  const path = `${process.env.PATH ?? ''}${delimiter}/usr/sbin${delimiter}/sbin`;
  return path.split(delimiter).some((folder) => existsSync(join(folder, program)));
}
