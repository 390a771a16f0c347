import { connect, type PeerCertificate } from 'node:tls';
import { connectionTo, type Ways, wordOf } from './ways.ts';

/** What a host shows to anybody who connects. */
export interface HostFacts {
  readonly addresses: readonly string[];
  readonly authority?: 'public' | 'private';
  readonly issuer?: string;
  /** The name in the certificate. */
  readonly subject?: string;
  /** What is wrong with the certificate, in node's words. */
  readonly fault?: string;
  /** The day on which the certificate ends. */
  readonly until?: string;
  readonly alpn?: string;
  /** The stage of the error. */
  readonly failedAt?: 'lookup' | 'address' | 'handshake';
  readonly error?: string;
}

/** One handshake as a browser makes it, without a request. */
export async function lookAtHost(host: string, port: number, ways: Ways): Promise<HostFacts> {
  let addresses: readonly string[];
  try {
    addresses = await ways.addressesOf(host);
  } catch (error) {
    return { addresses: [], failedAt: 'lookup', error: error instanceof Error ? wordOf(error) : String(error) };
  }
  return new Promise((done) => {
    const socket = connect({ ...connectionTo(host, port, ways), ALPNProtocols: ['h2', 'http/1.1'] });
    let failedAt: 'address' | 'handshake' = 'address';
    socket.on('connect', () => {
      failedAt = 'handshake';
    });
    socket.on('secureConnect', () => {
      const certificate = socket.getPeerCertificate();
      // Node says here, as a word and not as an error, why it would have refused.
      const fault = socket.authorized ? undefined : String(socket.authorizationError);
      done({
        addresses,
        authority: fault === undefined || !unknownAuthority.has(fault) ? 'public' : 'private',
        ...namesIn(certificate),
        ...(fault ? { fault } : {}),
        until: new Date(certificate.valid_to).toISOString().slice(0, 10),
        alpn: socket.alpnProtocol || 'none',
      });
      socket.destroy();
    });
    socket.on('timeout', () => socket.destroy(new Error('silent')));
    socket.on('error', (error) => done({ addresses, failedAt, error: wordOf(error) }));
  });
}

/** Node's words for a chain that ends at an unknown authority. */
const unknownAuthority: ReadonlySet<string> = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
]);

function namesIn({ issuer, subject }: PeerCertificate) {
  const words = (names: readonly (string | string[] | undefined)[]) => names.flat().filter(Boolean).join(' ');
  return { issuer: words([issuer.O, issuer.CN]), subject: words([subject.CN]) };
}

/** A certificate in one word. */
export function certificateWord({ authority, fault }: HostFacts): string | undefined {
  return authority === 'public' ? (fault ?? authority) : authority;
}
