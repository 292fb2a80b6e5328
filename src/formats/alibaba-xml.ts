import { GroupNode, isItem } from './alibaba/group-node.js';
import { readReply } from './alibaba/reply.js';
import type { XmlElement } from './carrier/xml.js';
import type { InputFormat } from './format.js';
import { refuseRepeated } from './xml-node.js';

/** The same replies as XML, which the API gives on Format=XML. */
export const alibabaXml: InputFormat = {
  id: 'alibaba-xml',
  title: 'Alibaba Cloud XML: the same replies',
  source: 'the body of a reply of the VPC API to a request with Format=XML',
  detect: ({ kind, root }) => kind === 'xml' && ROOT.test(root.name) && root.children.some(isCapital),
  parse: (content, report) => {
    if (content.kind !== 'xml') return [];
    refuseRepeated(content.root, isItem, report);
    return readReply(new GroupNode(content.root), content.file, report);
  },
};

/** Documentation has roots without Response too. */
const ROOT = /^(?:Describe(?:Vpn|Customer)|DownloadVpn)\w+$/;

/** Replies of Alibaba Cloud have RequestId where those of EC2, whose names are the same, have requestId. */
function isCapital({ name }: XmlElement): boolean {
  return /^[A-Z]/.test(name);
}
