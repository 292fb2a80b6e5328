import type { XmlConnection } from './aws/customer-gateway-xml.js';
import type { Ec2Connection } from './aws/ec2.js';
import type { CappedReport } from './cap.js';

/** What one document says of one connection, before documents are joined. */
export interface Draft {
  readonly id: string;
  readonly file: string;
  /** What was wrong with this connection: of no interest when another one is picked. */
  readonly problems: CappedReport;
  /** The connection object of the EC2 API. */
  readonly ec2?: Ec2Connection;
  /** The CustomerGatewayConfiguration, on its own or inside the object. */
  readonly xml?: XmlConnection;
}
