import type { Config } from './firewall.js';

const LISTS = [
  'ipsec/phase1',
  'ipsec/phase2',
  'gateways/gateway_item',
  'gateways/gateway_group',
  'staticroutes/route',
  'filter/rule',
];

/** The configuration without lists that are empty, which pfSense takes for lists that are not there. */
export function settled(config: Config): Config {
  const copy = structuredClone(config);
  for (const path of LISTS) {
    const [section = '', list = ''] = path.split('/');
    if (isEmpty(copy[section]?.[list])) delete copy[section]?.[list];
    if (isEmpty(copy[section])) delete copy[section];
  }
  return copy;
}

function isEmpty(value: Config): boolean {
  return value === '' || (value !== null && typeof value === 'object' && Object.keys(value).length === 0);
}
