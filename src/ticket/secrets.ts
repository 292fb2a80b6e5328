import type { Report } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import type { Secret } from '../model/secret.js';
import type { SecretRef } from '../render/encoded.js';
import type { RenderedFile } from '../render/render.js';
import { fillSecrets } from '../render/secrets.js';
import type { TicketRequest } from './bundle.js';
import { type ManifestSecret, refKey, variableOf } from './manifest.js';
import { KINDS } from './sections/keys.js';

/** Gives the secret that a placeholder stands for. */
export type SecretLookup = (ref: SecretRef) => Secret | undefined;

/** The secrets of these connections. */
export function lookupIn(connections: readonly VpnConnection[]): SecretLookup {
  return ({ kind, connection, tunnel }) => {
    const read = connections.find(({ id }) => id === connection);
    const found = read?.tunnels.find(({ outside }) => outside.cloud === tunnel);
    return kind === 'psk' ? found?.psk : found?.bgpKey;
  };
}

/** Every secret of these connections, with its name in words. */
export function namedSecrets(
  connections: readonly VpnConnection[],
  when: string,
): readonly { readonly what: string; readonly secret: Secret }[] {
  return connections.flatMap(({ id, tunnels }) =>
    tunnels.flatMap(({ outside, psk, bgpKey }) => [
      { what: `the ${KINDS.psk} of ${id} tunnel ${outside.cloud}${when}`, secret: psk },
      ...(bgpKey
        ? [{ what: `the ${KINDS['bgp-key']} of ${id} tunnel ${outside.cloud}${when}`, secret: bgpKey }]
        : []),
    ]),
  );
}

/** The secrets that the files have placeholders of, for the manifest. */
export async function secretsOf(
  files: readonly RenderedFile[],
  { connections, before, fingerprint }: TicketRequest,
  report: Report,
): Promise<ManifestSecret[]> {
  const lists = (['apply', 'before'] as const).map(async (folder) => {
    const lookup = lookupIn(folder === 'apply' ? connections : (before?.connections ?? []));
    const refs = refsIn(files.filter(({ path }) => path.startsWith(`${folder}/`)));
    reportAlike(refs, report);
    return Promise.all(
      refs.map(async (ref): Promise<ManifestSecret> => {
        const secret = lookup(ref);
        const row = { folder, ...ref, variable: variableOf(ref) };
        return fingerprint && secret ? { ...row, fingerprint: await fingerprint(ref, secret.reveal()) } : row;
      }),
    );
  });
  return (await Promise.all(lists)).flat();
}

/** What these files have placeholders of, each once, ordered. */
export function refsIn(files: readonly { readonly text: string }[]): readonly SecretRef[] {
  const refs = files.flatMap(({ text }) => fillSecrets(text, () => undefined).missing);
  const byKey = new Map(refs.map((ref) => [refKey(ref), ref]));
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}

function reportAlike(refs: readonly SecretRef[], report: Report): void {
  const variables = refs.map(variableOf);
  const twice = variables.filter((one, index) => variables.indexOf(one) !== index);
  for (const variable of new Set(twice)) report.add('TICKET_VARIABLES_ALIKE', { variable });
}
