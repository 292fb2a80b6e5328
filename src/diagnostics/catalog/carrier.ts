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
    message: 'there is no {types} in this document',
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
} as const;
