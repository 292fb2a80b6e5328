import type { Secret } from '../../model/secret.js';
import type { Field, Spot } from '../spot.js';

/** A reply of Secrets Manager's GetSecretValue. */
export interface AwsSecret {
  readonly at: Spot;
  readonly file: string;
  readonly arn: Field<string> | undefined;
  /** SecretString: a pre-shared key, or a JSON object of keys by the tunnels' outside addresses. */
  readonly text: Field<Secret> | undefined;
}
