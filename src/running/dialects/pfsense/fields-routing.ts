import { choice, flag, named, type Reader, secret, several, text, words } from './facts.js';
import { allAt, type Element, textAt } from './xml.js';

export const GATEWAY: readonly Reader[] = [
  text('interface', 'Interface', (value, { interfaces }) => interfaces.get(value) ?? value),
  text('gateway', 'Gateway'),
  text('ipprotocol', 'Address Family'),
  text('gw_down_kill_states', 'State Killing on Gateway Failure'),
  flag('monitor_disable', 'Disable Gateway Monitoring'),
  flag('force_down', 'Mark Gateway as Down'),
  flag('disabled', 'Disabled'),
];

export const GROUP: readonly Reader[] = [
  named('item', 'Gateway Priority', ({ text }) => {
    const [name = '', tier = ''] = text.split('|');
    return { name, value: `Tier ${tier}` };
  }),
  text('trigger', 'Trigger Level'),
];

export const ROUTE: readonly Reader[] = [
  text('network', 'Destination network'),
  text('gateway', 'Gateway'),
  flag('disabled', 'Disabled'),
];

const end = (one: Element): string =>
  allAt(one, 'any').length > 0 ? 'any' : words(one, 'address', 'network', 'port');

export const RULE: readonly Reader[] = [
  text('type', 'Action'),
  text('interface', 'Interface', (value, { interfaces }) =>
    value
      .split(',')
      .map((id) => interfaces.get(id) ?? id)
      .sort()
      .join(','),
  ),
  text('ipprotocol', 'Address Family'),
  text('protocol', 'Protocol'),
  text('statetype', 'State type'),
  several('source', 'Source', end),
  several('destination', 'Destination', end),
  flag('source/not', 'Source, Invert match'),
  flag('destination/not', 'Destination, Invert match'),
  text('gateway', 'Gateway'),
  text('floating', 'Floating'),
  text('quick', 'Quick'),
  text('direction', 'Direction'),
  flag('disabled', 'Disabled'),
];

export const NEIGHBOR: readonly Reader[] = [
  text('peer', 'Name/Address'),
  text('asnum', 'Remote AS'),
  secret('password', 'Password'),
  text('password_type', 'Password Type'),
  text('timers_keepalive', 'Keep Alive Interval'),
  text('timers_holdtime', 'Hold Time'),
  text('timers_connect', 'Connect Timer'),
  text('prefixfilter_in', 'Prefix List Filter, inbound'),
  text('prefixfilter_out', 'Prefix List Filter, outbound'),
  text('routemap_in', 'Route Map Filters, inbound'),
  text('routemap_out', 'Route Map Filters, outbound'),
  choice('peergroup', 'Peer Group'),
  choice('distribute_in', 'Distribute List Filter, inbound'),
  choice('distribute_out', 'Distribute List Filter, outbound'),
  choice('aspathfilter_in', 'AS Path Filter, inbound'),
  choice('aspathfilter_out', 'AS Path Filter, outbound'),
  choice('unsuppressmap', 'Unsuppress Route Map'),
  text('passive', 'Passive Peer'),
  text('maximumprefix_num', 'Maximum Prefix'),
];

export const PREFIX_LIST: readonly Reader[] = [
  text('iptype', 'IP Type'),
  named('row', 'Sequence', (one) => {
    const [ge, le] = [textAt(one, 'ge'), textAt(one, 'le')];
    const value = `${words(one, 'action', 'source')}${ge && ` ge ${ge}`}${le && ` le ${le}`}`;
    return { name: textAt(one, 'seq'), value: textAt(one, 'any') === '' ? value : `${value} any` };
  }),
];

export const ROUTE_MAP: readonly Reader[] = [
  text('action', 'Action'),
  text('seq', 'Sequence'),
  choice('localpref_action', 'Local Pref Action'),
  text('localpref_value', 'Local Preference'),
  choice('aspath_action', 'AS Path Action'),
  text('aspath_value', 'Set AS List'),
  choice('call', 'Call'),
  choice('exitaction', 'Exit Action'),
  choice('acl_match', 'Access List Match'),
  choice('prefix_match', 'Prefix List Match'),
  choice('nexthop_action', 'Next Hop Action'),
  choice('metric_action', 'Metric Action'),
  choice('community_action', 'Community Action'),
];
