import type { Traffic } from '../net/traffic.ts';

/** Firefox fetches its own settings whatever its preferences say. */
const firefoxsOwn = /\.mozilla\.(com|net|org)$/;

/** Hosts with connections, even without a request. */
export function reached({ connections, requests }: Traffic): string[] {
  const named = connections.map(
    (connection) =>
      connection.hello?.serverName ??
      requests.find((request) => request.connection === connection)?.host ??
      'a connection without a request',
  );
  return named.filter((name) => !firefoxsOwn.test(name));
}
