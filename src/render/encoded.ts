import type { Secret } from '../model/secret.js';

/**
 * Text that is safe at the place it is printed: made by an encoder, or by the view from something
 * that has one canonical spelling (an address, a vendor's word of the manifest). The only thing beside an
 * integer that a template can print.
 */
export class Encoded {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Text of the document or of a site answer: a template can print it only through an encoder. */
export class RawText {
  readonly value: string | Secret;
  /** What it is, for a diagnostic, such as `the pre-shared key of 203.0.113.10`. */
  readonly what: string;

  constructor(value: string | Secret, what: string) {
    this.value = value;
    this.what = what;
  }

  reveal(): string {
    return typeof this.value === 'string' ? this.value : this.value.reveal();
  }
}

/** Which secret of a plan it is: never the secret itself. */
export interface SecretRef {
  readonly kind: 'psk' | 'bgp-key';
  /** The connection's id, and the tunnel's outside address in the cloud. */
  readonly connection: string;
  readonly tunnel: string;
}

/** A secret, which can be printed as something else than itself. */
export class RawSecret extends RawText {
  readonly ref: SecretRef;

  constructor(value: string | Secret, what: string, ref: SecretRef) {
    super(value, what);
    this.ref = ref;
  }
}

/** A value that a grammar position can't hold. The message never holds the value. */
export class UnencodableError extends Error {
  readonly what: string;
  readonly problem: string;
  readonly encoder: string;

  constructor(what: string, problem: string, encoder: string) {
    super(`${what} holds ${problem}, which ${encoder} can not hold`);
    this.what = what;
    this.problem = problem;
    this.encoder = encoder;
  }
}
