import { readSecret } from './aws/secret.js';
import type { JsonNode } from './carrier/json.js';
import type { InputFormat } from './format.js';

/** A secret of AWS Secrets Manager, as its API gives it: completes the connection that names it. */
export const awsSecret: InputFormat = {
  id: 'aws-secret',
  title: 'AWS Secrets Manager: reply of get-secret-value, beside the document of the connection',
  source: 'aws secretsmanager get-secret-value --secret-id ARN (PreSharedKeyArn of the connection)',
  detect: ({ kind, root }) => kind === 'json' && (isSecret(root) || root.get('SecretValues') !== undefined),
  parse: (content, report) => {
    if (content.kind !== 'json') return [];
    const { root, budget } = content;
    // batch-get-secret-value has several.
    const nodes = root.get('SecretValues')?.items ?? [root];
    return nodes.flatMap((node) => {
      const secret = readSecret(node, budget, report);
      return secret ? [{ kind: 'aws-secret', secret } as const] : [];
    });
  },
};

function isSecret(root: JsonNode): boolean {
  return ['SecretString', 'SecretBinary'].some((key) => root.get(key) !== undefined);
}
