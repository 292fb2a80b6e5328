import type { Finding } from '../checks/finding.js';
import type { Device } from '../devices/manifest.js';
import type { ConnectionImpact } from '../diff/impact.js';
import type { VpnConnection } from '../model/connection.js';
import type { Plan } from '../plan/plan.js';
import type { RenderedFile } from '../render/render.js';
import type { Step } from './document.js';
import type { ManifestSecret } from './manifest.js';

/** What a ticket tells of. Nothing in it holds a secret but the connections and the plan, whose secrets are `Secret`. */
export interface TicketContent {
  readonly device: Device;
  readonly connections: readonly VpnConnection[];
  readonly plan: Plan;
  /** Whether it was told what is in use now. */
  readonly isChange: boolean;
  /** Undefined where it was not told. */
  readonly impact: readonly ConnectionImpact[] | undefined;
  readonly findings: readonly Finding[];
  /** With their paths in the bundle, and placeholders for secrets. */
  readonly files: readonly HashedFile[];
  readonly secrets: readonly ManifestSecret[];
  /** What to do on the device; undefined where its folder does not say. */
  readonly steps: DeviceSteps | undefined;
}

export interface HashedFile extends RenderedFile {
  /** Of the file as it is in the bundle: 64 hex digits. */
  readonly sha256: string;
}

export interface DeviceSteps {
  readonly apply: readonly Step[];
  readonly backOut: readonly Step[];
}
