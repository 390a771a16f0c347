import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Authority } from '../../net/authority.ts';

/** A host at one of its addresses. */
interface Http3Place {
  readonly host: string;
  readonly address: string;
}

/**
 * Makes hosts speak HTTP/3: Node has no QUIC, so HAProxy forwards each request to the servers of this namespace, over
 * HTTP/2. It ends with the namespace.
 */
export function startHttp3(authority: Authority, places: readonly Http3Place[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-http3-'));
  const certificates = join(folder, 'certificates');
  mkdirSync(certificates);
  for (const host of new Set(places.map((place) => place.host))) {
    const { cert, key } = authority.leaf(host, 'trusted');
    writeFileSync(join(certificates, `${host}.pem`), cert + key);
  }
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, configuration(certificates, places));
  // Runs as a daemon: the command returns once it listens on every address.
  execFileSync('haproxy', ['-D', '-f', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(folder, { recursive: true });
}

/** Longer than any check waits: nothing between browser and server should end a request. */
const longest = '10m';

function configuration(certificates: string, places: readonly Http3Place[]): string {
  return `
global
  # Debian's OpenSSL has all of QUIC but early data.
  limited-quic
  nbthread 1
defaults
  mode http
  timeout connect 5s
  timeout client ${longest}
  timeout server ${longest}
frontend http3
${places.map(({ address }) => `  bind quic${isIP(address)}@${address}:443 ssl crt ${certificates}/ alpn h3`).join('\n')}
  default_backend servers
backend servers
  server here 127.0.0.1:443 ssl verify none sni req.hdr(host) alpn h2
`;
}
