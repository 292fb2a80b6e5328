import { connectionId } from './aws/connection-id.js';
import { readXmlConnection, XML_ROOT } from './aws/customer-gateway-xml.js';
import type { InputFormat } from './format.js';

/** The CustomerGatewayConfiguration on its own. */
export const awsXml: InputFormat = {
  id: 'aws-xml',
  title: 'AWS CustomerGatewayConfiguration XML',
  source:
    "aws ec2 describe-vpn-connections --vpn-connection-ids ID --query 'VpnConnections[0].CustomerGatewayConfiguration' --output text",
  detect: (content) => content.kind === 'xml' && content.root.name === XML_ROOT,
  parse: (content, report) => {
    if (content.kind !== 'xml') return [];
    const xml = readXmlConnection(content.root, report);
    const id = connectionId(xml.id, xml.at, report);
    return id === undefined ? [] : [{ id, file: content.file, xml }];
  },
};
