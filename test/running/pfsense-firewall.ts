import type { Plan } from '../../src/plan/plan.js';
import { printComparison } from '../../src/running/print.js';
import { type Config, Firewall } from '../devices/pfsense/firewall.js';
import { populated, scriptOf } from '../devices/pfsense/plans.js';
import { bundledDevice } from '../support/devices.js';
import { configXml } from './pfsense-config.js';
import { compared } from './plans.js';

const device = bundledDevice('pfsense');

/** What is printed of a firewall. */
export function told(plan: Plan, config: Config): string {
  return printComparison(compared(plan, device, configXml(config)));
}

/** What the script makes of a firewall. */
export function applied(plan: Plan, config: Config = populated(plan)): Config {
  const run = new Firewall(config).run(scriptOf(plan));
  if (run.status !== 0) throw new Error(run.output);
  return run.config;
}
