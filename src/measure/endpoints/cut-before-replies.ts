import { isCutInHandshake } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';

/**
 * This many handshakes have to be cut off between replies; the slowest of them does not count, and neither does the
 * slowest reply.
 * @source simulated: if a device delays each handshake and reply by 10 ms on average, and some by 40, nobody is named
 * in 20,000 checks on which the server does it, and somebody 10 ms away in 96 of 100; where it delays them by 25 ms, in
 * 1 of 10,000 and 60 of 100
 */
const minCuts = 4;

/**
 * A server cannot end a handshake sooner after its ClientHello than this share of a round trip.
 * @source CensorPulse, 2026-09-18, with this share: resets on a Russian mobile line came after 30 to 50 ms, at round trips
 *   of 58 to 95 ms
 */
const soonestShare = 0.8;

/**
 * Round trips have to be at least this long, ms: a busy device delays answers by as much as a shorter one takes.
 * @source our choice: in the lab, with ten processes waiting for two processors, replies were 10 to 50 ms late
 */
const minRoundTripMs = 40;

/**
 * Round trips of one `own-address-reply`: each of its two handshakes takes one to connect and one to be answered.
 * @source RFC 9293, section 3.5
 */
const tripsOfReply = 4;

/**
 * In Chromium. Whether the address of a host replied before, between and after handshakes that were cut off, and these
 * ended sooner than each reply: by enough to show that somebody nearer did it, and by more than the replies differ among
 * themselves. Somebody nearby who accepts connections, or is in front of port 80, makes replies quicker: then nothing is
 * shown.
 */
export function isCutBeforeReplies(host: string, check: Check): boolean {
  const here = check.at(host);
  const replies = here.filter((o) => o.probe === 'own-address-reply' && o.outcome.kind === 'connected');
  if (replies.length === 0) return false;
  const times = replies.map(({ at }) => at);
  const cuts = here.filter((o) => o.probe === 'handshake' && o.at > Math.min(...times) && o.at < Math.max(...times));
  if (cuts.length < minCuts || !cuts.every(isCut)) return false;
  const [soonestMs = 0, ...laterMs] = allButSlowest(replies);
  const marginMs = Math.max(soonestMs * ((1 - soonestShare) / 2), (laterMs.at(-1) ?? soonestMs) - soonestMs);
  const isFar = soonestMs >= tripsOfReply * minRoundTripMs;
  return isFar && allButSlowest(cuts).every((tookMs) => tookMs < soonestMs - marginMs);
}

/** The times of all but the slowest, ms, ascending. */
function allButSlowest(some: readonly Observation[]): readonly number[] {
  return some
    .map(({ tookMs }) => tookMs)
    .sort((one, other) => one - other)
    .slice(0, -1);
}

function isCut({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && isCutInHandshake(outcome.failure);
}
