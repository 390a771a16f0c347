import type { Check } from '../check/check.ts';
import { isFreshAnswer } from '../check/outcomes.ts';

/**
 * Firefox times the connection and the handshake of a failed request. This many of these have to be timed.
 * @source CensorPulse, 2026-09-18: "at least twice"
 */
const minTimedCuts = 2;

/**
 * Each of these connections has to take at least this long, ms.
 * @source simulated: if a device delays each event by 10 ms on average, and some by 40, a server is taken for somebody
 *   nearer in 1 of 100,000 checks at 60 ms and in none at 90, and somebody 12 ms away is named in 68 and 85 of 100
 */
const minTimedRoundTripMs = 60;

/**
 * Each handshake has to end within this share of the shortest of them.
 * @source simulated, as above: with 0.7, a server would be taken for somebody nearer in 33 of 10,000 checks at 60 ms
 */
const soonestTimedShare = 0.5;

/**
 * If most handshakes with controls take less than this share of their connections, connections are delayed by something
 * else, as by a firewall that looks at the first packet of each.
 * @source a handshake takes a round trip and some computing (RFC 8446, section 2)
 */
const usualShare = 0.75;

/**
 * In Firefox. Whether each handshake with a host was cut off sooner after its ClientHello than a round trip, which the
 * connection before it took. Somebody nearby who accepts connections makes these quicker: then nothing is shown.
 */
export function isCutBeforeRoundTrip(host: string, check: Check): boolean {
  const tries = new Map(check.at(host).flatMap(({ at, handshakeCut }) => (handshakeCut ? [[at, handshakeCut]] : [])));
  const cuts = [...tries.values()];
  const roundTripMs = Math.min(...cuts.map(({ tcpMs }) => tcpMs));
  if (cuts.length < minTimedCuts || roundTripMs < minTimedRoundTripMs) return false;
  return cuts.every(({ tlsMs }) => tlsMs < soonestTimedShare * roundTripMs) && connectsAtOnce(check);
}

/** Whether handshakes with controls take as long as their connections. */
function connectsAtOnce(check: Check): boolean {
  const pages = check.triesAtControls.filter((o) => o.probe === 'https' && isFreshAnswer(o));
  const seen = pages.flatMap(({ stages }) => stages ?? []);
  const usual = seen.filter(({ tcpMs, tlsMs }) => tlsMs >= usualShare * tcpMs);
  return usual.length > seen.length / 2;
}
