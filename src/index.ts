/** The library behind the command: documents in, a plan, files out. */
export { deviceIds, loadDevice } from './devices/load.js';
export type { Device, Manifest } from './devices/manifest.js';
export { type Question, questionsOf } from './devices/questions.js';
export type { Diagnostic, Place } from './diagnostics/diagnostic.js';
export { printDiagnostic } from './diagnostics/print.js';
export type { Result } from './diagnostics/result.js';
export type { InputDocument } from './formats/format.js';
export { FORMATS, readDocuments } from './formats/index.js';
export { decodeText } from './formats/text.js';
export type { Tunnel, VpnConnection } from './model/connection.js';
export { Secret } from './model/secret.js';
export { type PlanRequest, planDevice } from './plan/index.js';
export type { ConnectionPlan, Decision, Plan, TunnelPlan } from './plan/plan.js';
export type { GivenAnswer } from './plan/resolve-answers.js';
export { type RenderedFile, render } from './render/render.js';
