/** Documents of Terraform, OpenTofu, Ansible and Secrets Manager. */
export const carrierRows = {
  TERRAFORM_ENCRYPTED: {
    severity: 'error',
    message: 'this state is encrypted by OpenTofu',
    hint: 'run tofu show -json in the folder of its configuration, which decrypts it, and feed what it prints',
  },
  TERRAFORM_VERSION: {
    severity: 'error',
    message: 'this is a Terraform state of version {found}; version {version} is read',
    hint: 'feed what terraform show -json prints; for a state of Terraform 0.11, run terraform refresh with 0.12 or newer first',
  },
  TERRAFORM_NO_CONNECTION: {
    severity: 'error',
    message:
      'there is no aws_vpn_connection, alicloud_vpn_connection or alicloud_vpn_gateway_vpn_attachment in this document',
    hint: 'check the workspace and the folder: terraform state list shows what there is',
  },
  TERRAFORM_NO_ATTRIBUTES: {
    severity: 'error',
    message: '{address} has no attributes that can be read',
    hint: 'run terraform refresh, and feed what terraform show -json prints',
  },
  TERRAFORM_DEPOSED: {
    severity: 'info',
    message: '{address} was replaced, and what is left of it waits to be destroyed: it is left out',
    hint: '',
  },
  TERRAFORM_PLAN: {
    severity: 'warning',
    message: 'this is a plan: the connections are read as they were before it is applied',
    hint: 'apply it, then feed what terraform show -json prints without the name of a plan',
  },
  TERRAFORM_PLAN_ONLY: {
    severity: 'error',
    message:
      'this is a plan for connections that are not there yet: addresses and keys are known when they are',
    hint: 'apply it, then feed what terraform show -json prints without the name of a plan',
  },
  SECRET_BINARY: {
    severity: 'error',
    message: 'the secret has SecretBinary, and no text: AWS keeps pre-shared keys as text',
    hint: 'check --secret-id: it is PreSharedKeyArn of the connection',
  },
  SECRET_MEMBERS_WRONG: {
    severity: 'error',
    message:
      '{foreign} of the {count} members of the secret are not named by the outside address of a tunnel',
    hint: 'AWS names each key by the outside address of its tunnel; a plain text is the key of all tunnels',
  },
  SECRET_WITHOUT_TUNNEL: {
    severity: 'error',
    message: 'the secret has no key of the tunnel to {tunnel}; it has those of: {found}',
    hint: 'check --secret-id, and fetch the connection and the secret again together',
  },
  SECRET_DISAGREES: {
    severity: 'error',
    message: '{tunnel}: the pre-shared key of the secret is not the one of the document',
    hint: 'one of the two is old: fetch the connection and the secret again together',
  },
  SECRET_CONTRADICTS: {
    severity: 'error',
    message: 'this secret is in the input more than once, with different content',
    hint: 'give only the newest one',
  },
  SECRET_UNUSED: {
    severity: 'warning',
    message: 'this secret belongs to no connection of the input: none has its ARN as PreSharedKeyArn',
    hint: 'give it beside the aws ec2 describe-vpn-connections reply of its connection',
  },
} as const;
