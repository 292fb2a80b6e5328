import { XML_ROOT } from './aws/customer-gateway-xml.js';
import { xmlDraft } from './aws/xml-draft.js';
import type { InputFormat } from './format.js';

/** The CustomerGatewayConfiguration on its own. */
export const awsXml: InputFormat = {
  id: 'aws-xml',
  title: 'AWS CustomerGatewayConfiguration XML',
  source:
    "aws ec2 describe-vpn-connections --vpn-connection-ids ID --query 'VpnConnections[0].CustomerGatewayConfiguration' --output text",
  detect: (content) => content.kind === 'xml' && content.root.name === XML_ROOT,
  parse: (content, report) => (content.kind === 'xml' ? xmlDraft(content.root, content.file, report) : []),
};
