import { Errors, Flags } from '@oclif/core';
import { Report } from '../diagnostics/result.js';
import { isAwsSecret, readAwsKeys } from '../formats/aws-keys.js';
import type { InputDocument } from '../formats/format.js';
import { readDocuments } from '../formats/index.js';
import { Secret } from '../model/secret.js';
import { readSecretByArn } from '../sources/aws/secret-by-arn.js';
import { readLive } from '../sources/live.js';
import { readSources } from '../sources/read.js';
import type { KeySource } from '../ticket/inject.js';
import { parseKeyFile } from '../ticket/key-file.js';
import { type BundleManifest, refKey, variableOf } from '../ticket/manifest.js';
import { lookupIn } from '../ticket/secrets.js';
import { EXIT } from './exit-codes.js';
import { liveFlags } from './flags.js';

export const keyFlags = {
  'psk-from': Flags.string({
    required: true,
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'env|file:FILE|aws-secretsmanager[:ARN]',
    description:
      'where the keys are: the variables that manifest.json names; a file of keys, or any document that cgw-gen reads; AWS Secrets Manager, asked for the secret of each connection, or for one by its ARN; files and ARNs may be repeated',
  }),
  region: liveFlags.region,
  profile: liveFlags.profile,
};

interface KeyChoice {
  readonly 'psk-from': readonly string[];
  readonly region?: readonly string[] | undefined;
  readonly profile?: string | undefined;
}

/** Reads the keys from where the flags say; undefined when that failed, with the reasons reported. */
export async function readKeySource(
  choice: KeyChoice,
  manifest: BundleManifest,
  report: Report,
): Promise<KeySource | undefined> {
  const [first = '', ...more] = choice['psk-from'];
  const [kind = '', ...rest] = first.split(':');
  const values = [first, ...more].map((one) =>
    one.startsWith(`${kind}:`) ? one.slice(kind.length + 1) : undefined,
  );
  const named = values.filter((one) => one !== undefined && one !== '');
  const isEach = named.length === values.length;
  refuseIdle(choice, kind === 'aws-secretsmanager', isEach);
  if (kind === 'env' && rest.length === 0 && more.length === 0) return environment();
  if (kind === 'file' && isEach) return fromFiles(named as string[], report);
  if (kind === 'aws-secretsmanager' && (isEach || (rest.length === 0 && more.length === 0))) {
    return isEach ? fromArns(named as string[], choice, report) : fromAws(manifest, choice, report);
  }
  const message =
    '--psk-from takes env, file:FILE or aws-secretsmanager[:ARN]; only files and ARNs may be repeated';
  throw new Errors.CLIError(message, { exit: EXIT.usage });
}

/** An ARN has its region; what is no source of AWS has no profile either. */
function refuseIdle({ region = [], profile }: KeyChoice, isAws: boolean, hasArn: boolean): void {
  const idle =
    region.length > 0 && (!isAws || hasArn) ? '--region' : profile && !isAws ? '--profile' : undefined;
  if (idle) {
    throw new Errors.CLIError(`${idle} needs --psk-from aws-secretsmanager`, { exit: EXIT.usage });
  }
}

function environment(): KeySource {
  return {
    name: 'the environment',
    lookup: (ref) => {
      const value = process.env[variableOf(ref)];
      return value === undefined || value === '' ? undefined : new Secret(value);
    },
    way: (secret) => `set ${secret.variable || variableOf(secret)}`,
  };
}

async function fromFiles(names: readonly string[], report: Report): Promise<KeySource | undefined> {
  const own = new Report();
  const documents = await readSources(names, own);
  const keys = new Map<string, Secret>();
  const others = documents.filter(({ name, text }) => {
    const found = parseKeyFile(name, text, own);
    for (const [ref, secret] of found ?? []) keys.set(ref, secret);
    return found === undefined;
  });
  const lookup = others.length === 0 || own.failed ? undefined : documentLookup(others, own);
  // What a document is weak in was told when the ticket was made.
  report.take(own.diagnostics.filter((one) => one.severity === 'error'));
  if (report.failed) return undefined;
  const way = 'check that the file has this tunnel: by the ids and outside addresses of manifest.json';
  return { name: names.join(', '), lookup: (ref) => keys.get(refKey(ref)) ?? lookup?.(ref), way: () => way };
}

/** Documents of connections, or replies of Secrets Manager alone. */
function documentLookup(
  documents: readonly InputDocument[],
  report: Report,
): KeySource['lookup'] | undefined {
  const looking = new Report();
  if (documents.every((one) => isAwsSecret(one, looking))) {
    const keys = readAwsKeys(documents, report);
    return ({ kind, tunnel }) => (kind === 'psk' ? keys?.(tunnel) : undefined);
  }
  const read = readDocuments(documents);
  report.take(read.diagnostics);
  return read.ok ? lookupIn(read.value) : undefined;
}

const AWS = 'AWS Secrets Manager';
const NOT_KEPT = 'AWS keeps pre-shared keys there by the outside addresses of the tunnels; see the secret';

async function fromArns(
  arns: readonly string[],
  { profile }: KeyChoice,
  report: Report,
): Promise<KeySource | undefined> {
  const documents = (await Promise.all(arns.map((arn) => readSecretByArn(arn, profile, report)))).flat();
  const keys = report.failed ? undefined : readAwsKeys(documents, report);
  if (!keys || report.failed) return undefined;
  return {
    name: AWS,
    lookup: ({ kind, tunnel }) => (kind === 'psk' ? keys(tunnel) : undefined),
    way: () => NOT_KEPT,
  };
}

/** Asks EC2 which secret each connection has. */
async function fromAws(
  manifest: BundleManifest,
  { region = [], profile }: KeyChoice,
  report: Report,
): Promise<KeySource | undefined> {
  const ids = [...new Set(manifest.secrets.map(({ connection }) => connection))];
  const options = {
    regions: region,
    filters: [],
    connections: ids,
    ...(profile === undefined ? {} : { profile }),
  };
  const documents = await readLive(
    ids.map((id) => `aws:${id}`),
    options,
    report,
  );
  if (report.failed) return undefined;
  const read = readDocuments(documents, ids);
  report.take(read.diagnostics.filter((one) => one.severity === 'error'));
  return read.ok ? { name: AWS, lookup: lookupIn(read.value), way: () => NOT_KEPT } : undefined;
}
