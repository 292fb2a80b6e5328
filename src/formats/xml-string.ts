import { XML_ROOT } from './aws/customer-gateway-xml.js';
import { xmlDraft } from './aws/xml-draft.js';
import { openInnerXml } from './carrier/open.js';
import type { InputFormat } from './format.js';
import { wrongType } from './tree.js';

/** A JSON string that holds the XML, or a list of such strings. */
export const xmlString: InputFormat = {
  id: 'xml-string',
  title: 'JSON string that holds the CustomerGatewayConfiguration XML',
  source:
    "aws ec2 describe-vpn-connections --query 'VpnConnections[0].CustomerGatewayConfiguration' --output json",
  detect: ({ kind, root }) =>
    kind === 'json' && (root.kind === 'string' || root.items.some((item) => item.kind === 'string')),
  parse: (content, report) => {
    if (content.kind !== 'json') return [];
    const strings = content.root.kind === 'string' ? [content.root] : content.root.items;
    return strings.flatMap((string) => {
      if (string.kind !== 'string') {
        wrongType(string, 'this item', 'a string', report);
        return [];
      }
      const root = openInnerXml(String(string.scalar), string, content.budget, report);
      if (root && root.name !== XML_ROOT) report.add('INNER_NOT_XML', {}, string.place);
      return root?.name === XML_ROOT ? xmlDraft(root, content.file, report) : [];
    });
  },
};
