import * as z from 'zod';
import type { Report } from '../../diagnostics/result.js';
import type { VpnConnection } from '../../model/connection.js';
import { CappedReport } from '../cap.js';
import { type JsonNode, shownKey } from '../carrier/json.js';
import { CONNECTION_ID } from '../connection-id.js';
import type { ModelDraft } from '../draft.js';
import { MASKED } from './leaves.js';
import { MODEL_KEY, MODEL_VERSION } from './print.js';
import { brokenRules } from './rules.js';
import { connectionSchema, modelSchema } from './schema.js';

/** The connections of a model document; what is wrong with its frame is reported. */
export function modelDrafts(root: JsonNode, file: string, report: CappedReport): readonly ModelDraft[] {
  const version = root.at([MODEL_KEY]);
  if (version.scalar !== MODEL_VERSION) {
    report.add('MODEL_VERSION_UNKNOWN', { version: MODEL_VERSION }, version.place);
    return [];
  }
  const frame = read(modelSchema(z.unknown()), root, root.plain, report);
  if (!frame) return [];
  const schema = connectionSchema();
  const nodes = root.at(['connections']).items;
  return nodes.flatMap((node, index) => {
    const problems = new CappedReport();
    const connection = readConnection(node, frame.connections[index], schema, problems);
    return modelDraft(node, connection, problems, file, report);
  });
}

/** Problems go to the draft, or to the report where the connection has no id to be picked by. */
function modelDraft(
  node: JsonNode,
  connection: VpnConnection | undefined,
  problems: CappedReport,
  file: string,
  report: CappedReport,
): readonly ModelDraft[] {
  const id = connection?.id ?? node.get('id')?.scalar;
  if (typeof id !== 'string' || !CONNECTION_ID.test(id)) {
    report.absorb(problems);
    return [];
  }
  const name = connection?.name ?? node.get('name')?.scalar;
  return [
    {
      kind: 'model',
      id,
      file,
      at: node,
      problems,
      ...(typeof name === 'string' ? { name } : {}),
      ...(connection ? { connection } : {}),
    },
  ];
}

function readConnection(
  node: JsonNode,
  value: unknown,
  schema: ReturnType<typeof connectionSchema>,
  report: Report,
): VpnConnection | undefined {
  const connection: VpnConnection | undefined = read(schema, node, value, report);
  const broken = connection ? brokenRules(connection) : [];
  for (const { path, expected } of broken) {
    report.add('MODEL_VALUE_WRONG', { name: nameOf(path), expected }, node.at(path).place);
  }
  return broken.length > 0 ? undefined : connection;
}

/** What the schema makes of the plain value of a node; undefined, with all that is wrong reported at its place. */
function read<T extends z.ZodType>(
  schema: T,
  node: JsonNode,
  value: unknown,
  report: Report,
): z.output<T> | undefined {
  // The input of an issue is only asked whether it is there: it may be a key.
  const result = schema.safeParse(value, { error: expectedOf, reportInput: true });
  for (const issue of result.error?.issues ?? []) reportIssue(issue, node, report);
  return result.data;
}

function reportIssue(issue: z.core.$ZodIssue, node: JsonNode, report: Report): void {
  const { path, message: expected } = issue;
  const name = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      report.add('MODEL_KEY_UNKNOWN', { name: shownKey(key) }, node.at([...path, key]).place);
    }
    return;
  }
  const { place } = node.at(path);
  if (expected === MASKED) report.add('VALUE_MASKED', { name }, place);
  else if (issue.input === undefined) report.add('MODEL_VALUE_MISSING', { name }, place);
  else report.add('MODEL_VALUE_WRONG', { name, expected }, place);
}

/** For what has no text of its own in the schema. */
function expectedOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  return { object: 'an object', boolean: 'true or false' }[issue.expected as string];
}

/** `psk`, `tunnels[1]`; with what it is the value of: `dhGroup.value[1]`. */
function nameOf(path: readonly PropertyKey[]): string {
  const start = path.findLastIndex((key) => typeof key === 'string' && key !== 'value');
  const [first, ...rest] = path.slice(Math.max(start, 0));
  if (first === undefined) return 'the connection';
  return (
    String(first) + rest.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  );
}
