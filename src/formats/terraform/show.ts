import type { Report } from '../../diagnostics/result.js';
import type { JsonNode } from '../carrier/json.js';
import { objectsOf, type Resource, shown } from './resource.js';

/**
 * The instances of these types in what `terraform show -json` prints (Terraform documentation, "JSON Output
 * Format"). Of a plan only what was there before it is read: what it will create has no addresses and keys yet.
 */
export function shownResources(
  root: JsonNode,
  types: ReadonlySet<string>,
  report: Report,
): readonly Resource[] {
  const isPlan = root.get('planned_values') !== undefined || root.get('prior_state') !== undefined;
  const state = isPlan ? root.get('prior_state') : root;
  const top = state?.get('values')?.get('root_module');
  const resources = top ? resourcesBelow(top, types, report) : [];
  if (isPlan) report.add(resources.length > 0 ? 'TERRAFORM_PLAN' : 'TERRAFORM_PLAN_ONLY', {}, root.place);
  return resources;
}

function resourcesBelow(module: JsonNode, types: ReadonlySet<string>, report: Report): readonly Resource[] {
  const own = objectsOf(module, 'resources', report).flatMap((one) => resourceOf(one, types, report));
  const below = objectsOf(module, 'child_modules', report);
  return [...own, ...below.flatMap((child) => resourcesBelow(child, types, report))];
}

function resourceOf(node: JsonNode, types: ReadonlySet<string>, report: Report): readonly Resource[] {
  const type = String(node.get('type')?.scalar ?? '');
  const address = String(node.get('address')?.scalar ?? '');
  const values = node.get('values');
  const deposed = node.get('deposed_key');
  if (!types.has(type)) return [];
  if (deposed) report.add('TERRAFORM_DEPOSED', { address: shown(address) }, deposed.place);
  else if (!values) report.add('TERRAFORM_NO_ATTRIBUTES', { address: shown(address) }, node.place);
  return values && !deposed ? [{ type, isData: node.get('mode')?.scalar === 'data', address, values }] : [];
}
