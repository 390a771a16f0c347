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

/** Does one function alone fail by a cut? A balancer that passes TCP on cuts what it takes for a host that is out. */
function isLoneCut({ manner, function: id }: FunctionVerdict, all: readonly FunctionVerdict[]): boolean {
  if (manner !== 'reset' && manner !== 'closed') return false;
  return !all.some((other) => other.function !== id && other.manner === manner);
}

/**
 * A failure becomes confident when earlier rounds found it too, without a success in between, for twenty minutes.
 * @param all the functions of the service
 * @param earlier verdicts on this network, newest first
 * @param now epoch ms
 */
export function confidentIfRepeated(
  verdict: FunctionVerdict,
  all: readonly FunctionVerdict[],
  service: ServiceId,
  earlier: readonly ServiceVerdict[],
  now: number,
): FunctionVerdict {
  if (verdict.state !== 'blocked' && verdict.state !== 'partial') return verdict;
  if (verdict.confidence !== 'likely' || verdict.because.some((reason) => lastingDoubts.has(reason))) return verdict;
  if (isLoneCut(verdict, all)) return verdict;
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
