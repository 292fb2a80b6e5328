import type { Origin } from '../model/connection.js';
import type { Decision } from './plan.js';

/** Collects what was decided for one tunnel, for `--explain`. */
export class Decisions {
  readonly #tunnel: string;
  readonly #list: Decision[] = [];

  constructor(tunnel: string) {
    this.#tunnel = tunnel;
  }

  add(
    what: string,
    value: string | number,
    reason: string,
    alternatives: readonly (string | number)[] = [],
  ): void {
    const others = alternatives.map(String).filter((one) => one !== String(value));
    this.#list.push({ tunnel: this.#tunnel, what, value: String(value), reason, alternatives: others });
  }

  get list(): readonly Decision[] {
    return this.#list;
  }
}

const ORIGINS: Readonly<Record<Origin, string>> = {
  'tunnel-options': 'Options.TunnelOptions',
  xml: 'CustomerGatewayConfiguration',
  'connection-config': 'IkeConfig, IpsecConfig and BgpConfig',
  'cloud-default': "the cloud's default",
  'own-default': 'a default of cgw-gen: the cloud has no such setting',
  derived: 'derived from the document',
};

/** Where a value of the model was read, in words. */
export function originInWords(origin: Origin): string {
  return ORIGINS[origin];
}
