/** The npm packages, as they are installed: the VPC API's client, and the chain of credentials. */
export const PACKAGES: string = '@alicloud/vpc20160428 @alicloud/credentials';

type Vpc = typeof import('@alicloud/vpc20160428');
type Credentials = typeof import('@alicloud/credentials');

/** What is used of the SDK. */
export interface Sdk {
  readonly Client: Vpc['default'];
  readonly Credential: Credentials['default'];
  readonly CliProfile: Credentials['CLIProfileCredentialsProvider'];
  readonly FileProfile: Credentials['ProfileCredentialsProvider'];
}
/** All that a client asks of credentials. */
export type Credential = Pick<InstanceType<Sdk['Credential']>, 'getCredential'>;

/** Loads both packages, which takes half a second. */
export async function importSdk(): Promise<Sdk> {
  const [vpc, credentials] = await Promise.all([
    import('@alicloud/vpc20160428'),
    import('@alicloud/credentials'),
  ]);
  return {
    Client: ownDefault(vpc),
    Credential: ownDefault(credentials),
    CliProfile: credentials.CLIProfileCredentialsProvider,
    FileProfile: credentials.ProfileCredentialsProvider,
  };
}

/** Node gives all that a CommonJS module exports as its default; bundlers and Vitest give the module's own default. */
function ownDefault<T>({ default: found }: { readonly default: { readonly default: T } }): T {
  return 'default' in found ? found.default : (found as T);
}
