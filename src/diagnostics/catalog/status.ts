/** What saved or live replies say of connections as they run. */
export const statusRows = {
  STATUS_NOT_TOLD: {
    severity: 'error',
    message: '{id}: nothing is said of its tunnels as they run',
    hint: 'name the connection live (aws:vpn-ID, alibaba:vco-ID), or give the whole reply of aws ec2 describe-vpn-connections or aliyun vpc DescribeVpnConnection',
  },
  STATUS_TWICE: {
    severity: 'error',
    message: '{what}: its status is given twice, and nothing says which is the later',
    hint: 'give the replies of one moment alone',
  },
  STATUS_DELETED_SKIPPED: {
    severity: 'info',
    message: '{id} is {state}, and is left out',
    hint: '',
  },
  TUNNEL_REPLY_UNNAMED: {
    severity: 'error',
    message:
      'it can not be told which tunnel this reply is about: get-active-vpn-tunnel-status does not say it',
    hint: 'save it with cgw-gen fetch aws:ID --status; or name the file for its tunnel, as vpn-ID-203.0.113.17.json; or add the members VpnConnectionId and VpnTunnelOutsideIpAddress to it',
  },
  TUNNEL_REPLY_UNUSED: {
    severity: 'warning',
    message: 'this reply is about {tunnel}, which no other document has',
    hint: 'give the reply of aws ec2 describe-vpn-connections of the same connection',
  },
  TUNNEL_NOT_TOLD: {
    severity: 'info',
    message: '{problem}; nothing is negotiated in a tunnel that is down',
    hint: '',
  },
  MAINTENANCE_NOT_TOLD: {
    severity: 'warning',
    message: '{problem}; whether maintenance is pending is not known',
    hint: 'give the permission ec2:GetVpnTunnelReplacementStatus (SECURITY.md), or run it again',
  },
} as const;
