import type { Credential, Sdk } from './sdk.js';

/**
 * Credentials that are got once, so that a failure is told from one of the API; undefined when there are none. The
 * SDK's own errors are dropped: some hold the whole text of a configuration file, keys included.
 */
export async function credentialOf(sdk: Sdk, profile: string | undefined): Promise<Credential | undefined> {
  for (const provider of providers(sdk, profile)) {
    try {
      const got = await new sdk.Credential(null, provider()).getCredential();
      return { getCredential: async () => got };
    } catch {
      // The next place may have some.
    }
  }
  return undefined;
}

/** A named profile stands in the file of the aliyun CLI or in that of the SDKs; without a name, the SDK's chain. */
function providers({ CliProfile, FileProfile }: Sdk, profile: string | undefined): (() => object | null)[] {
  if (profile === undefined) return [() => null];
  return [
    () => CliProfile.builder().withProfileName(profile).build(),
    () => FileProfile.builder().withProfileName(profile).build(),
  ];
}
