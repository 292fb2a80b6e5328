import type { Reader } from './facts.js';
import { INTERFACE, PHASE1, PHASE2 } from './fields-ipsec.js';
import { GATEWAY, GROUP, NEIGHBOR, PREFIX_LIST, ROUTE, ROUTE_MAP, RULE } from './fields-routing.js';

/** One kind of entries. */
export interface Kind {
  /** What an object of it is called, in front of its name. */
  readonly noun: string;
  readonly path: string;
  /** Where the web interface has it. */
  readonly page: string;
  /** What it is known by. */
  readonly by: 'descr' | 'name' | 'device';
  readonly readers: readonly Reader[];
}

const FRR = 'installedpackages/frr';

/** In the order in which they need each other. */
export const KINDS: readonly Kind[] = [
  { noun: 'phase 1', path: 'ipsec/phase1', page: 'VPN > IPsec > Tunnels', by: 'descr', readers: PHASE1 },
  { noun: 'phase 2', path: 'ipsec/phase2', page: 'VPN > IPsec > Tunnels', by: 'descr', readers: PHASE2 },
  {
    noun: 'interface of',
    path: 'interfaces',
    page: 'Interfaces > Assignments',
    by: 'device',
    readers: INTERFACE,
  },
  {
    noun: 'gateway',
    path: 'gateways/gateway_item',
    page: 'System > Routing > Gateways',
    by: 'name',
    readers: GATEWAY,
  },
  {
    noun: 'gateway group',
    path: 'gateways/gateway_group',
    page: 'System > Routing > Gateway Groups',
    by: 'name',
    readers: GROUP,
  },
  {
    noun: 'static route',
    path: 'staticroutes/route',
    page: 'System > Routing > Static Routes',
    by: 'descr',
    readers: ROUTE,
  },
  {
    noun: 'prefix list',
    path: `${FRR}globalprefixes/config`,
    page: 'Services > FRR Global/Zebra > Prefix Lists',
    by: 'name',
    readers: PREFIX_LIST,
  },
  {
    noun: 'route map',
    path: `${FRR}globalroutemaps/config`,
    page: 'Services > FRR Global/Zebra > Route Maps',
    by: 'name',
    readers: ROUTE_MAP,
  },
  {
    noun: 'BGP neighbor',
    path: `${FRR}bgpneighbors/config`,
    page: 'Services > FRR BGP > Neighbors',
    by: 'descr',
    readers: NEIGHBOR,
  },
  { noun: 'rule', path: 'filter/rule', page: 'Firewall > Rules', by: 'descr', readers: RULE },
];
