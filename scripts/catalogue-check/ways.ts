import { type ClientRequest, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';

/** How node reaches the servers. */
export interface Ways {
  readonly addressesOf: (host: string) => Promise<readonly string[]>;
  /** Where to connect instead. */
  readonly placeOf?: (host: string, port: number) => { readonly host: string; readonly port: number };
  /** PEM of an authority to trust besides node's own. */
  readonly authority?: string;
  /** How long a server may be silent, ms. */
  readonly silentMs?: number;
}

const usualSilentMs = 10_000;

/** Where a connection goes, and its settings. */
export function connectionTo(host: string, port: number, { placeOf = same, authority, silentMs }: Ways) {
  return {
    ...placeOf(host, port),
    servername: host,
    ca: authority,
    // Services with a private authority are asked too; the signer is reported elsewhere.
    rejectUnauthorized: false,
    timeout: silentMs ?? usualSilentMs,
  };
}

const same = (host: string, port: number) => ({ host, port });

/** A request on its own connection, which the caller ends. */
export function requestBy(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  ways: Ways,
): ClientRequest {
  const { protocol, hostname, host, port, pathname, search } = new URL(url);
  const isSecure = protocol === 'https:';
  return (isSecure ? secureRequest : plainRequest)({
    ...connectionTo(hostname, Number(port) || (isSecure ? 443 : 80), ways),
    agent: false,
    method,
    path: pathname + search,
    headers: { host, ...headers },
  });
}

export const wordOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? error.message;
