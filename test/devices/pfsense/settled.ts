import type { Plan } from '../../../src/plan/plan.js';
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

/** What stays: settings that other VPNs of the firewall may rely on. */
export function expected(before: Config, after: Config, plan: Plan): Config {
  const config = structuredClone(before);
  const kinds = plan.connections.map(({ routing }) => routing);
  if (!before.installedpackages.frr && kinds.some(({ kind }) => kind === 'bgp')) {
    // Switched off: without any settings the package would leave its daemons running.
    const { password } = after.installedpackages.frr.config[0];
    config.installedpackages.frr = { config: [{ carpstatusvid: 'none', password }] };
  }
  if (before.ipsec.phase2 && kinds.some((one) => one.kind === 'static' && one.selectors)) {
    config.system = after.system;
  }
  return config;
}
