import type { Report } from '../diagnostics/result.js';
import type { Secret } from '../model/secret.js';
import { readSecret } from './aws/secret.js';
import { awsSecret } from './aws-secret.js';
import { openDocument } from './carrier/open.js';
import type { InputDocument } from './format.js';

/** The pre-shared key of the tunnel with this outside address in the cloud. */
export type AwsKeys = (tunnel: string) => Secret | undefined;

/** Reads replies of Secrets Manager without the documents of their connections; undefined where one is none. */
export function readAwsKeys(documents: readonly InputDocument[], report: Report): AwsKeys | undefined {
  const secrets = documents.flatMap((document) => {
    const content = openDocument(document, report);
    if (content?.kind !== 'json' || !awsSecret.detect(content)) return [];
    const nodes = content.root.get('SecretValues')?.items ?? [content.root];
    return nodes.flatMap((node) => readSecret(node, content.budget, report) ?? []);
  });
  for (const { problems } of secrets) report.take(problems.diagnostics);
  return (tunnel) => {
    const found = secrets.map(
      ({ keys, common }) => common ?? [...keys].find(([address]) => address === tunnel)?.[1],
    );
    return found.find((one) => one !== undefined)?.value;
  };
}

/** Whether the document is a reply of Secrets Manager. */
export function isAwsSecret(document: InputDocument, report: Report): boolean {
  const content = openDocument(document, report);
  return content !== undefined && awsSecret.detect(content);
}
