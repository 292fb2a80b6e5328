/**
 * The library behind the command: documents, or a live source, in; the model, a plan and files out. Nothing here
 * prints or writes, and only a bug throws.
 */
export type { Finding } from './checks/finding.js';
export { type CheckRequest, runChecks } from './checks/index.js';
export type { Outcome } from './checks/negotiate.js';
export type { ProfileId } from './checks/profiles.js';
export { type Negotiation, simulate } from './checks/simulate.js';
export { deviceIds, loadDevice } from './devices/load.js';
export type { Device, Manifest } from './devices/manifest.js';
export { type Question, questionsOf } from './devices/questions.js';
export type { Diagnostic, Place } from './diagnostics/diagnostic.js';
export { printDiagnostic } from './diagnostics/print.js';
export { Report, type Result } from './diagnostics/result.js';
export { type ConnectionChange, compareConnections } from './diff/connections.js';
export { type ConnectionImpact, impactOf } from './diff/impact.js';
export { type DiffReport, diffDocuments, diffSaved } from './diff/report.js';
export type { InputDocument, InputFormat } from './formats/format.js';
export { FORMATS, readDocuments, readStates } from './formats/index.js';
export { modelJsonSchema } from './formats/model/json-schema.js';
export { printModel } from './formats/model/print.js';
export { decodeText } from './formats/text.js';
export type { Tunnel, VpnConnection } from './model/connection.js';
export { Secret } from './model/secret.js';
export type { ConnectionState, TunnelState } from './model/state.js';
export { type PlanRequest, planDevice } from './plan/index.js';
export { EMPTY_LOCK, type Lock, lockPlan, parseLock, printLock } from './plan/lock.js';
export type { NumberChoices, NumberInUse } from './plan/numbers.js';
export type { ConnectionPlan, Decision, Plan, TunnelPlan } from './plan/plan.js';
export type { GivenAnswer } from './plan/resolve-answers.js';
export { parseSiteFile } from './plan/site-file.js';
export { type RenderedFile, render } from './render/render.js';
export type { RunningText } from './running/dialect.js';
export { type Comparison, compareRunning, usedNumbers } from './running/index.js';
export { comparisonJson, printComparison } from './running/print.js';
export type { Draft } from './running/unnamed.js';
export { isLive, type LiveDocument, type LiveOptions, readLive } from './sources/live.js';
export { type StatusRequest, statusOf } from './status/index.js';
export { statusJson } from './status/json.js';
export type { ConnectionStatus, Mark, Parameter, Status, TunnelStatus } from './status/status.js';
export { type BundleFile, makeBundle, type TicketRequest } from './ticket/bundle.js';
export { type BundleContent, checkBundle, fillBundle, type KeySource } from './ticket/inject.js';
