import { connectErrand, lookUpErrand } from '../../offscreen/errands.ts';
import { runErrand } from '../../platform/browser/errand.ts';
import { canResolve, resolveByNetwork } from '../../platform/browser/hints.ts';
import type { Connected, NotVisibleHere } from '../../probe/bare-connection.ts';

/** The addresses that this network's resolver gives; none where there is no such name. */
export type OwnAnswer = readonly string[] | 'silent' | NotVisibleHere;

/** What lies below requests: the browser's own lookups and connections. */
export interface BelowRequests {
  /** Can a lookup tell a name that does not exist from silence? */
  readonly tellsAbsence: boolean;
  lookUp(name: string, mostMs: number): Promise<OwnAnswer>;
  /** A TCP connection without TLS. */
  connect(address: string, mostMs: number): Promise<Connected>;
}

/**
 * Looks below requests, in whichever way this browser has. All of it goes round a proxy, and connections show this device's
 * address: not to be used where a proxy is known or suspected.
 * @param witness a host that answered over https in this round. Chromium's way gives nothing where WebRTC is held back,
 * which looks like silence; so silence counts only while the witness is seen
 */
export function belowRequests(witness: string | undefined, signal: AbortSignal): BelowRequests {
  if (canResolve()) {
    return {
      tellsAbsence: true,
      lookUp: async (name, mostMs) => (await resolveByNetwork(name, mostMs)) ?? 'silent',
      connect: async () => 'not-visible-here',
    };
  }
  const connect = async (host: string, deadlineMs: number) =>
    (await runErrand(connectErrand, { host, port: httpsPort, deadlineMs }, signal)) ?? 'not-visible-here';
  const unlessBlind = async <Seen>(seen: Seen, mostMs: number): Promise<Seen | NotVisibleHere> =>
    witness !== undefined && (await connect(witness, mostMs)) === 'open' ? seen : 'not-visible-here';
  return {
    tellsAbsence: false,
    async lookUp(name, mostMs) {
      const seen = await runErrand(lookUpErrand, { host: name, deadlineMs: mostMs }, signal);
      if (seen === undefined) return 'not-visible-here';
      if (seen === 'none') return unlessBlind('silent', mostMs);
      return seen === 'not-visible-here' ? seen : [seen.address];
    },
    async connect(address, mostMs) {
      const seen = await connect(address, mostMs);
      return seen === 'open' ? seen : unlessBlind(seen, mostMs);
    },
  };
}

const httpsPort = 443;
