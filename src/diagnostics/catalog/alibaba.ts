/** What documents of Alibaba Cloud say. */
export const alibabaRows = {
  INPUT_ALIBABA_ERROR: {
    severity: 'error',
    message: 'this is no connection but an error of Alibaba Cloud: {error}',
    hint: 'correct the credentials, the region or the command, and fetch the document again',
  },
  ALIBABA_DELETED: {
    severity: 'error',
    message: '{id} is {state}: it can not be used any more',
    hint: 'describe a connection that is in use',
  },
  ALIBABA_DELETED_SKIPPED: {
    severity: 'warning',
    message: '{id} is {state}: it can not be used any more, and it is left out',
    hint: 'nothing is to be done; --connection with the ids that you want leaves out this message too',
  },
  ALIBABA_STATE: {
    severity: 'warning',
    message: '{id} is {state}: its tunnels do not come up in this state',
    hint: 'see its state in the console of the VPN gateway',
  },
  ALIBABA_NOT_ATTACHED: {
    severity: 'warning',
    message: '{id} is not associated with a VPN gateway or a transit router yet',
    hint: 'associate it, then fetch the document again: its addresses may change',
  },
  ALIBABA_ATTACHMENT_ONLY: {
    severity: 'error',
    message: '{id}: this reply has no configuration of it',
    hint: 'give the output of aliyun vpc DescribeVpnConnection --VpnConnectionId {id} too',
  },
  ALIBABA_ATTACHMENT_SKIPPED: {
    severity: 'info',
    message: '{id}: no reply has its configuration; it is left out',
    hint: 'to take it, give the output of aliyun vpc DescribeVpnConnection --VpnConnectionId {id} too',
  },
  ALIBABA_DOWNLOAD_ALONE: {
    severity: 'warning',
    message:
      '{id}: a reply of DownloadVpnConnectionConfig has no id, name or switches; DPD and NAT traversal are taken as on',
    hint: 'give the output of aliyun vpc DescribeVpnConnection too: it has them',
  },
  ALIBABA_DOWNLOAD_AMBIGUOUS: {
    severity: 'error',
    message: 'this reply of DownloadVpnConnectionConfig fits {ids}',
    hint: 'write "VpnConnectionId" with the id of its connection beside VpnConnectionConfig',
  },
  ALIBABA_IDS_SWAPPED: {
    severity: 'warning',
    message:
      "{tunnel}: LocalId is the cloud's and RemoteId yours, as Local and Remote show: the two are exchanged",
    hint: 'to be sure, give the output of aliyun vpc DescribeVpnConnection too',
  },
  ALIBABA_IDS_UNDECIDED: {
    severity: 'error',
    message:
      '{tunnel}: whose identifier LocalId is, and whose RemoteId, can not be told: neither is Local or Remote',
    hint: 'give the output of aliyun vpc DescribeVpnConnection too: it always means the cloud by Local',
  },
  ALIBABA_BGP_UNDECIDED: {
    severity: 'error',
    message: '{id}: which side BgpConfigs of DownloadVpnConnectionConfig means by Local is not documented',
    hint: 'give the output of aliyun vpc DescribeVpnConnection too: it always means the cloud by Local',
  },
  ALIBABA_ROLES_UNKNOWN: {
    severity: 'warning',
    message: '{id}: whether one of its tunnels only stands by, and which one, is not known',
    hint: 'give the output of aliyun vpc DescribeVpnConnection too, or answer prefer with the active tunnel',
  },
  ALIBABA_DOCUMENTS_DISAGREE: {
    severity: 'error',
    message: '{tunnel}: the {what} of {one} is not that of {other}',
    hint: 'one of the two is old: fetch both again',
  },
  ALIBABA_CERTIFICATE: {
    severity: 'error',
    message: '{tunnel}: {name} is that of a connection with certificates, which cgw-gen can not render',
    hint: 'create the connection on a gateway of the normal type, with a pre-shared key',
  },
  ALIBABA_PSK_RULE: {
    severity: 'error',
    message: 'the pre-shared key {problem}, which Alibaba Cloud does not allow',
    hint: 'Alibaba Cloud takes 1 to 100 printable ASCII characters without spaces: copy the key again',
  },
  ALIBABA_BGP_KEY_RULE: {
    severity: 'error',
    message: 'the BGP key {problem}, which Alibaba Cloud does not allow',
    hint: 'Alibaba Cloud takes 1 to 64 printable ASCII characters without spaces and question marks',
  },
  ALIBABA_BGP_KEY_UNKNOWN: {
    severity: 'warning',
    message: '{id}: whether its BGP sessions have a key is not known: only the customer gateway has it',
    hint: 'give the output of aliyun vpc DescribeCustomerGateway too: with a key that is missing, no session comes up',
  },
  ALIBABA_CUSTOMER_ADDRESS: {
    severity: 'info',
    message:
      '{tunnel}: RemoteId is {address}, which is by default the address of the customer gateway, and may be set to another',
    hint: 'give the output of aliyun vpc DescribeCustomerGateway too; or, where it is your public address, --set customer_address={address}',
  },
  ALIBABA_CLOUD_ADDRESS: {
    severity: 'info',
    message: '{tunnel}: {address} is taken as the address of the VPN gateway, because it is its LocalId',
    hint: 'to be sure, give the output of aliyun vpc DescribeVpnGateway too',
  },
  ALIBABA_CLOUD_ADDRESS_MISSING: {
    severity: 'error',
    message: '{tunnel}: the address of the cloud is not in this document',
    hint: 'give the output of aliyun vpc DescribeVpnGateway too; a connection that is not associated has none',
  },
  ALIBABA_DPD_OFF: {
    severity: 'warning',
    message:
      '{tunnel}: EnableDpd is off: the cloud does not notice when your device is gone, and keeps dead SAs',
    hint: 'switch it on: aliyun vpc ModifyVpnConnectionAttribute',
  },
  ALIBABA_INSIDE_WRONG: {
    severity: 'error',
    message: 'TunnelCidr can not be {prefix}: {problem}',
    hint: 'take a /30 of 169.254.0.0/16 other than 169.254.0.0/30 to 169.254.6.0/30 and 169.254.169.252/30',
  },
  ALIBABA_INSIDE_HOSTS: {
    severity: 'error',
    message: 'LocalBgpIp and PeerBgpIp must be the two hosts of TunnelCidr {prefix}',
    hint: 'correct the BGP configuration of the connection, and fetch the document again',
  },
  ALIBABA_CUSTOMER_ASNS: {
    severity: 'error',
    message: 'the tunnels have different AS numbers of the customer: {found}; one device has one',
    hint: 'give both tunnels customer gateways with the same AS number',
  },
  ALIBABA_SUBNETS_OVERLAP: {
    severity: 'error',
    message: '{name} has {one} and {other}, which overlap',
    hint: 'leave out the smaller network: aliyun vpc ModifyVpnConnectionAttribute',
  },
  ALIBABA_BGP_WITH_SUBNETS: {
    severity: 'error',
    message:
      '{id}: BGP is on, but only packets between {cloud} and {customer} enter the tunnels, and the BGP session is not among them',
    hint: 'set LocalSubnet and RemoteSubnet to 0.0.0.0/0 (destination routing mode), or switch BGP off',
  },
} as const;
