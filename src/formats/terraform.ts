import { readDescribe } from './alibaba/describe.js';
import { readCustomerGateway, readVpnGateway } from './alibaba/gateway.js';
import { draftOf } from './alibaba/reply.js';
import { ec2Draft } from './aws/ec2-draft.js';
import { CappedReport } from './cap.js';
import type { JsonNode } from './carrier/json.js';
import { isDraft, type Part } from './draft.js';
import type { Content, InputFormat } from './format.js';
import { LooseNode } from './loose-node.js';
import * as alibaba from './terraform/alibaba.js';
import * as aws from './terraform/aws.js';
import type { Resource } from './terraform/resource.js';
import { shownResources } from './terraform/show.js';
import { stateResources } from './terraform/state.js';

/** The state of Terraform and of OpenTofu, which is the same, as a file and as JSON output. */
export const terraform: InputFormat = {
  id: 'terraform',
  title: 'Terraform or OpenTofu: state file, or the output of show -json',
  source: 'terraform show -json (or tofu show -json); a state file: terraform state pull',
  detect: ({ kind, root }) => kind === 'json' && (isState(root) || isShown(root)),
  parse: (content, report) => {
    if (content.kind !== 'json') return [];
    const { root } = content;
    const types = new Set(Object.keys(READERS));
    const read = isState(root) ? stateResources : shownResources;
    const found = new CappedReport();
    const resources = read(root, types, found);
    if (resources?.length === 0 && !found.failed) {
      found.add('TERRAFORM_NO_CONNECTION', {}, root.place);
    }
    report.absorb(found);
    return managedFirst(resources ?? []).flatMap((one) => {
      const parts = READERS[one.type]?.(one, content, report) ?? [];
      return parts.map((part) => named(part, one));
    });
  },
};

type Reader = (resource: Resource, content: Content, report: CappedReport) => readonly Part[];

const READERS: Readonly<Record<string, Reader>> = {
  aws_vpn_connection: ({ values }, content, report) => ec2Draft(aws.connectionView(values), content, report),
  alicloud_vpn_connection: readAlibaba,
  alicloud_vpn_gateway_vpn_attachment: readAlibaba,
  alicloud_vpn_customer_gateway: ({ values }) => {
    const node = new LooseNode(alibaba.customerGatewayView(values));
    return [{ kind: 'alibaba-gateway', gateway: readCustomerGateway(node) }];
  },
  alicloud_vpn_gateway: ({ values }) => {
    const node = new LooseNode(alibaba.vpnGatewayView(values));
    return [{ kind: 'alibaba-gateway', gateway: readVpnGateway(node) }];
  },
};

function readAlibaba({ values }: Resource, { file }: Content, report: CappedReport): readonly Part[] {
  return draftOf(new LooseNode(alibaba.connectionView(values)), readDescribe, file, report);
}

/** A connection is called by its address. */
function named(part: Part, { address }: Resource): Part {
  return isDraft(part) && address !== '' ? { ...part, name: address } : part;
}

function isState(root: JsonNode): boolean {
  const keys = ['lineage', 'encrypted_data'];
  const isFile = root.get('terraform_version') !== undefined && root.get('format_version') === undefined;
  const hasInstances = root.get('resources')?.items.some((one) => one.get('instances') !== undefined);
  return isFile || hasInstances === true || keys.some((key) => root.get(key) !== undefined);
}

function isShown(root: JsonNode): boolean {
  return root.get('format_version') !== undefined;
}

/** A connection that the state manages is also what a data source shows of it: the data source knows less. */
function managedFirst(resources: readonly Resource[]): readonly Resource[] {
  const managed = resources.filter((one) => !one.isData);
  const ids = new Set(managed.map(idOf));
  return [...managed, ...resources.filter((one) => one.isData && !ids.has(idOf(one)))];
}

function idOf({ values }: Resource): unknown {
  return values.get('id')?.scalar;
}
