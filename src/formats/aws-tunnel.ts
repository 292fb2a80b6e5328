import { readTunnelReply } from './aws/tunnel-reply.js';
import type { InputFormat } from './format.js';

/** What AWS says of one tunnel as it runs: `status` reads it beside the connection's document. */
export const awsTunnel: InputFormat = {
  id: 'aws-tunnel',
  title:
    'AWS tunnel status: reply of get-active-vpn-tunnel-status or get-vpn-tunnel-replacement-status, for `status`',
  source:
    'cgw-gen fetch aws:ID --status; or aws ec2 get-active-vpn-tunnel-status, into a file named for its tunnel',
  detect: ({ kind, root }) =>
    kind === 'json' &&
    (root.get('ActiveVpnTunnelStatus') !== undefined ||
      (root.get('VpnTunnelOutsideIpAddress') !== undefined && root.get('VpnConnections') === undefined)),
  parse: (content) =>
    content.kind === 'json'
      ? [{ kind: 'aws-tunnel', reply: readTunnelReply(content.root, content.file) }]
      : [],
};
