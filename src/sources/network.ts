interface NetworkError {
  readonly name?: string;
  readonly code?: string;
  readonly hostname?: string;
  readonly address?: string;
  readonly port?: number;
  readonly cause?: unknown;
}

/** By Node's error codes: https://nodejs.org/api/errors.html#common-system-errors */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name can not be looked up',
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection was cut',
  ECONNABORTED: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ETIMEDOUT: 'the time is over',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network',
  EPROTO: 'it does not speak TLS',
  ERR_INVALID_URL: 'the configured endpoint is no URL',
  ERR_SOCKET_BAD_PORT: 'the configured endpoint has a port that there is not',
};

/** Errors of TLS have codes such as CERT_HAS_EXPIRED, DEPTH_ZERO_SELF_SIGNED_CERT and ERR_TLS_CERT_ALTNAME_INVALID. */
const TLS = /^ERR_(?:TLS|SSL)_|CERT|UNABLE_TO_/;

/** Why there was no answer, in words and with the host where Node names it; undefined for any other error. */
export function networkReason(error: unknown): string | undefined {
  const { name, code = '', hostname, address, port, cause } = (error ?? {}) as NetworkError;
  const host = hostname ?? (address && port ? `${address}:${port}` : address);
  const reason = REASONS[code] ?? (TLS.test(code) ? `its certificate is not trusted (${code})` : undefined);
  if (reason !== undefined) return host ? `${host}: ${reason}` : reason;
  if (name === 'TimeoutError' || name === 'AbortError') return REASONS.ETIMEDOUT;
  return cause === undefined || cause === error ? undefined : networkReason(cause);
}
