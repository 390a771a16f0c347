import type { Reason } from '../model/reasons.ts';
import type { ServiceId } from '../model/service.ts';
import type { FunctionVerdict, ServiceVerdict } from '../model/verdict.ts';

/**
 * A failure that lasts this long is not a short fault.
 * @source our choice: restarts of routers and servers take minutes, not twenty
 */
const lastingMs = 20 * 60_000;

/**
 * Between rounds further apart than this the failure may have ended, or the device may have moved.
 * @source our choice: checks at the default interval of three hours are closer
 */
const maxApartMs = 4 * 3_600_000;

/** Doubts that time does not lessen. */
const lastingDoubts: ReadonlySet<Reason> = new Set(['may-be-down', 'may-be-its-own-page']);

/**
 * A failure becomes confident when earlier rounds found it too, without a success in between, for twenty minutes.
 * @param earlier verdicts on this network, newest first
 * @param now epoch ms
 */
export function confidentIfRepeated(
  verdict: FunctionVerdict,
  service: ServiceId,
  earlier: readonly ServiceVerdict[],
  now: number,
): FunctionVerdict {
  if (verdict.state !== 'blocked' && verdict.state !== 'partial') return verdict;
  if (verdict.confidence !== 'likely' || verdict.because.some((reason) => lastingDoubts.has(reason))) return verdict;
  let since = now;
  for (const round of earlier) {
    if (round.service !== service) continue;
    const then = round.functions.find((candidate) => candidate.function === verdict.function);
    if (then?.state !== verdict.state || since - round.at > maxApartMs) break;
    since = round.at;
  }
  if (now - since < lastingMs) return verdict;
  return { ...verdict, confidence: 'confident', because: [...verdict.because, 'repeated-over-20-minutes'] };
}
