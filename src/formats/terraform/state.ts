import type { Report } from '../../diagnostics/result.js';
import type { JsonNode } from '../carrier/json.js';
import { addressOf, objectsOf, type Resource, shown } from './resource.js';

/** The one version since Terraform 0.12, and of every OpenTofu. */
const VERSION = 4;

/**
 * The instances of these types in a state file (Terraform's package statefile, version 4). Undefined when it has
 * another version or is encrypted, which is reported.
 */
export function stateResources(
  root: JsonNode,
  types: ReadonlySet<string>,
  report: Report,
): readonly Resource[] | undefined {
  const encrypted = root.get('encrypted_data');
  if (encrypted) report.add('TERRAFORM_ENCRYPTED', {}, encrypted.place);
  if (encrypted) return undefined;
  const version = root.get('version');
  if (version?.scalar !== VERSION) {
    const found = version?.kind === 'number' ? Number(version.scalar) : 'unknown';
    report.add('TERRAFORM_VERSION', { found, version: VERSION }, (version ?? root).place);
    return undefined;
  }
  const wanted = objectsOf(root, 'resources', report).filter((one) => types.has(typeOf(one)));
  return wanted.flatMap((resource) => instancesOf(resource, report));
}

function instancesOf(resource: JsonNode, report: Report): readonly Resource[] {
  return objectsOf(resource, 'instances', report).flatMap((instance) => {
    const index = instance.get('index_key');
    const [module, mode, type, name] = ['module', 'mode', 'type', 'name'].map((key) => resource.get(key));
    const address = addressOf({ module, mode, type, name, index });
    const values = instance.get('attributes');
    const deposed = instance.get('deposed');
    if (deposed) report.add('TERRAFORM_DEPOSED', { address: shown(address) }, deposed.place);
    else if (!values) report.add('TERRAFORM_NO_ATTRIBUTES', { address: shown(address) }, instance.place);
    const isData = mode?.scalar === 'data';
    return values && !deposed ? [{ type: typeOf(resource), isData, address, values }] : [];
  });
}

function typeOf(resource: JsonNode): string {
  return String(resource.get('type')?.scalar ?? '');
}
