import { isCloudFailure } from '../../diagnostics/catalog.js';
import { Report } from '../../diagnostics/result.js';
import type { InputDocument } from '../../formats/format.js';
import { readDocuments, readStates } from '../../formats/index.js';
import { statusOf } from '../../status/index.js';
import type { Status } from '../../status/status.js';
import { type InputChoice, readInput } from '../input.js';
import { planFor, type Target } from '../planning.js';

export interface StatusQuestion {
  /** Files and live sources. */
  readonly names: readonly string[];
  readonly choice: InputChoice;
  /** The device to plan for, when there is one. */
  readonly target: Target | undefined;
  /** Ask what was negotiated, and compare it. */
  readonly negotiated: boolean;
}

export interface StatusAnswer {
  /** Undefined when nothing could be told. Where a part of the cloud's calls failed, what the others said. */
  readonly status: Status | undefined;
  readonly report: Report;
}

/** Reads the documents or asks the cloud once, and compares. */
export async function readStatus(question: StatusQuestion): Promise<StatusAnswer> {
  const { names, choice, target, negotiated } = question;
  const report = new Report();
  const asked = { withoutConfiguration: target === undefined, withTunnels: negotiated };
  const documents = await readInput(names, choice, report, asked);
  const isWrong = report.diagnostics.some(
    ({ code, severity }) => severity === 'error' && !isCloudFailure(code),
  );
  const hasNothing = report.failed && documents.length === 0;
  const status = isWrong || hasNothing ? undefined : compare(documents, question, report);
  return { status, report };
}

/**
 * The plan is made for the connections alone whose state is told. What the documents and the plan are warned of is
 * no part of a status: `render` and `check` tell it.
 */
function compare(
  documents: readonly InputDocument[],
  { choice, target, negotiated }: StatusQuestion,
  report: Report,
): Status | undefined {
  const states = readStates(documents, choice.connection);
  report.take(states.diagnostics);
  if (!states.ok) return undefined;
  if (!target) return statusOf({ states: states.value, negotiated });
  const ids = states.value.map(({ id }) => id);
  const planning = new Report();
  const connections = readDocuments(documents, ids, 'leave');
  planning.take(connections.diagnostics);
  const plan = connections.ok ? planFor(target, connections.value, planning) : undefined;
  report.take(planning.diagnostics.filter(({ severity }) => severity === 'error'));
  return plan && statusOf({ states: states.value, plan, device: target.device.id, negotiated });
}
