import { alibabaRows } from './catalog/alibaba.js';
import { awsRows } from './catalog/aws.js';
import { carrierRows } from './catalog/carrier.js';
import { cloudRows, sourceRows } from './catalog/cloud.js';
import { identityRows } from './catalog/identity.js';
import { inputRows } from './catalog/input.js';
import { modelRows } from './catalog/model.js';
import { modelJsonRows } from './catalog/model-json.js';
import { numberRows } from './catalog/numbers.js';
import { outputRows } from './catalog/output.js';
import { planRows } from './catalog/plan.js';
import { proposalRows } from './catalog/proposal.js';
import { runningRows } from './catalog/running.js';
import { statusRows } from './catalog/status.js';

import { ticketRows } from './catalog/ticket.js';

export type Severity = 'error' | 'warning' | 'info';

/**
 * One row per code. `{names}` in the texts are parameters. A hint is the way out; it is empty only
 * where the message already says it.
 */
export interface Row {
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
}

type Rows = typeof inputRows &
  typeof modelRows &
  typeof modelJsonRows &
  typeof awsRows &
  typeof alibabaRows &
  typeof carrierRows &
  typeof planRows &
  typeof identityRows &
  typeof numberRows &
  typeof proposalRows &
  typeof outputRows &
  typeof ticketRows &
  typeof runningRows &
  typeof statusRows &
  typeof sourceRows &
  typeof cloudRows;
export type Code = keyof Rows;

export const catalog: Rows = {
  ...inputRows,
  ...modelRows,
  ...modelJsonRows,
  ...awsRows,
  ...alibabaRows,
  ...carrierRows,
  ...planRows,
  ...identityRows,
  ...numberRows,
  ...proposalRows,
  ...outputRows,
  ...ticketRows,
  ...runningRows,
  ...statusRows,
  ...sourceRows,
  ...cloudRows,
};

/** Whether the code says that a cloud or the network failed, which has an exit code of its own. */
export function isCloudFailure(code: Code): boolean {
  return code in cloudRows;
}
