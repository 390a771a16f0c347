import { connectJob, lookUpJob } from '../../offscreen/jobs.ts';
import { canResolve, resolveByNetwork } from '../../platform/browser/hints.ts';
import { runJob } from '../../platform/browser/job.ts';
import type { Connected, NotVisibleHere } from '../../probe/webrtc-instruments.ts';

/** The addresses that this network's resolver returns; none if the name does not exist. */
export type OwnAnswer = readonly string[] | 'silent' | NotVisibleHere;

/** The browser's own DNS lookups and TCP connections. */
export interface DnsAndTcp {
  /** Can a lookup distinguish a name that does not exist from silence? */
  readonly distinguishesNxdomain: boolean;
  lookUp(name: string, maxMs: number): Promise<OwnAnswer>;
  /**
   * A TCP connection without TLS.
   * @param port of a URL, which is empty where it is that of https
   */
  connect(address: string, port: string, maxMs: number): Promise<Connected>;
}

/**
 * DNS lookups and TCP connections by the API that this browser has. They bypass a proxy and show this device's address:
 * never use them where a proxy is known or suspected.
 * @param witness a host that answered over https in this round. In Chromium a restricted WebRTC looks like silence, so
 * silence counts only while the witness can be reached in the same way
 */
export function dnsAndTcp(witness: string | undefined, signal: AbortSignal): DnsAndTcp {
  if (canResolve()) {
    return {
      distinguishesNxdomain: true,
      lookUp: async (name, maxMs) => (await resolveByNetwork(name, maxMs)) ?? 'silent',
      connect: async () => 'not-visible-here',
    };
  }
  const connect = async (host: string, port: number, deadlineMs: number) =>
    (await runJob(connectJob, { host, port, deadlineMs }, signal)) ?? 'not-visible-here';
  const ifVisible = async <Seen>(seen: Seen, maxMs: number): Promise<Seen | NotVisibleHere> =>
    witness !== undefined && (await connect(witness, httpsPort, maxMs)) === 'open' ? seen : 'not-visible-here';
  return {
    distinguishesNxdomain: false,
    async lookUp(name, maxMs) {
      const seen = await runJob(lookUpJob, { host: name, deadlineMs: maxMs }, signal);
      if (seen === undefined) return 'not-visible-here';
      if (seen === 'none') return ifVisible('silent', maxMs);
      return seen === 'not-visible-here' ? seen : [seen.address];
    },
    async connect(address, portOfUrl, maxMs) {
      const port = Number(portOfUrl) || httpsPort;
      if (!isOpenToWebRtc(port)) return 'not-visible-here';
      const seen = await connect(address, port, maxMs);
      return seen === 'open' ? seen : ifVisible(seen, maxMs);
    },
  };
}

/**
 * WebRTC asks no other port of the system.
 * @source libwebrtc, `VerifyCandidate`: "port below 1024, but not 80 or 443"
 */
const isOpenToWebRtc = (port: number) => port >= 1024 || port === 80 || port === httpsPort;

const httpsPort = 443;
