import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Report } from '../diagnostics/result.js';
import type { InputDocument } from '../formats/format.js';

/** What the user says beside the name of a live source. */
export interface LiveOptions {
  /** Regions to ask; empty: the one of the SDK's own configuration. */
  readonly regions: readonly string[];
  /** The profile of the credentials file; without it the SDK's default chain. */
  readonly profile?: string;
  /** As the AWS CLI takes them: `Name=tag:Site,Values=lyon,paris`. */
  readonly filters: readonly string[];
  /** The ids and names of `--connection`: what belongs to other connections alone needs no call of its own. */
  readonly connections: readonly string[];
  /** Leave out what only a configuration needs, and the calls for it: pre-shared keys that are kept elsewhere, gateways. */
  readonly withoutConfiguration?: boolean;
  /** Ask as well what each tunnel has negotiated, and whether its maintenance is pending, where the cloud tells. */
  readonly withTunnels?: boolean;
}

/** A raw reply of a cloud. */
export interface LiveDocument extends InputDocument {
  /** What `fetch` calls it, such as `aws-eu-west-1-vpn-connections.json`: the same reply, the same name. */
  readonly fileName: string;
}

/** A cloud's API as a source of documents: `SCHEME:ID`, or `SCHEME:*` for every connection. */
export interface LiveSource {
  readonly scheme: Scheme;
  /**
   * The raw replies, each as a document that one of the formats reads: what `fetch` writes to disk is the same.
   * What the cloud fails at is reported with a code of `cloudRows`, which ends the command with exit code 4.
   */
  read(wanted: string, options: LiveOptions, report: Report): Promise<readonly LiveDocument[]>;
}

export type Scheme = 'aws' | 'alibaba';

/** Loaded only when a source of the scheme is named: each brings its cloud's SDK. */
const SOURCES: { readonly [scheme in Scheme]: () => Promise<LiveSource> } = {
  aws: async () => (await import('./aws/index.js')).aws,
  alibaba: async () => (await import('./alibaba/index.js')).alibaba,
};

const NAME = new RegExp(`^(?<scheme>${Object.keys(SOURCES).join('|')}):(?<wanted>.*)$`, 's');

/** Whether the name is that of a live source. A file that is called so is named with its folder: `./aws:x`. */
export function isLive(name: string): boolean {
  return NAME.test(name);
}

/** Asks the clouds for each name that is one of a live source, one after the other. */
export async function readLive(
  names: readonly string[],
  options: LiveOptions,
  report: Report,
): Promise<LiveDocument[]> {
  const documents = new Map<string, LiveDocument>();
  const own = new Report();
  for (const name of new Set(names)) {
    const { scheme, wanted } = NAME.exec(name)?.groups ?? {};
    if (scheme === undefined || wanted === undefined) continue;
    const source = await SOURCES[scheme as Scheme]();
    for (const one of await source.read(wanted, options, own)) documents.set(one.fileName, one);
  }
  report.take(onlyOnce(own.diagnostics));
  return [...documents.values()];
}

/** What is wrong with a flag or the installation is found again by each source. */
function onlyOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()];
}
