import type { Report } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import type { ConnectionState } from '../model/state.js';
import type { AlibabaConnection } from './alibaba/connection.js';
import type { AlibabaGateway } from './alibaba/gateway.js';
import type { XmlConnection } from './aws/customer-gateway-xml.js';
import type { Ec2Connection } from './aws/ec2.js';
import type { AwsSecret } from './aws/secret.js';
import type { AwsTunnelReply } from './aws/tunnel-reply.js';
import type { CappedReport } from './cap.js';
import type { Spot } from './spot.js';

interface AnyDraft {
  readonly id: string;
  /** What the carrier calls the connection: its address in a Terraform state. */
  readonly name?: string;
  readonly file: string;
  /** What was wrong with this connection: of no interest when another one is picked. */
  readonly problems: CappedReport;
  /**
   * What the document says of the tunnels as they run, where it does. Read only when it is asked for: what is wrong
   * with it is of no interest to whoever wants the configuration.
   */
  readonly observe?: (report: Report) => ConnectionState | undefined;
}

/** What one document of AWS says of one connection; with neither it could not be read. */
export interface AwsDraft extends AnyDraft {
  readonly kind: 'aws';
  /** The connection object of the EC2 API. */
  readonly ec2?: Ec2Connection;
  /** The CustomerGatewayConfiguration, on its own or inside the object. */
  readonly xml?: XmlConnection;
}

/** What one document of Alibaba Cloud says of one connection; without `alibaba` it could not be read. */
export interface AlibabaDraft extends AnyDraft {
  readonly kind: 'alibaba';
  readonly alibaba?: AlibabaConnection;
}

/** A connection of our own model; without it, it could not be read. */
export interface ModelDraft extends AnyDraft {
  readonly kind: 'model';
  readonly at: Spot;
  readonly connection?: VpnConnection;
}

/** What one document says of one connection, before documents are joined. */
export type Draft = AwsDraft | AlibabaDraft | ModelDraft;

/** What a document says beside the connections, which they are completed from. */
export type Supplement =
  | { readonly kind: 'aws-secret'; readonly secret: AwsSecret }
  | { readonly kind: 'aws-tunnel'; readonly reply: AwsTunnelReply }
  | { readonly kind: 'alibaba-gateway'; readonly gateway: AlibabaGateway };

export type Part = Draft | Supplement;

export function isDraft(part: Part): part is Draft {
  return part.kind !== 'aws-secret' && part.kind !== 'aws-tunnel' && part.kind !== 'alibaba-gateway';
}

/** What all documents say of each connection, in the order of its first one. */
export function byId<T extends Draft>(drafts: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const draft of drafts) {
    const same = groups.get(draft.id);
    if (same) same.push(draft);
    else groups.set(draft.id, [draft]);
  }
  return groups;
}
