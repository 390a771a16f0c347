import type { FunctionVerdict } from '../model/verdict.ts';
import type { Case, JudgedFunction } from './case.ts';

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

/** Does one function alone fail by a cut? A balancer that passes TCP on cuts what it takes for a host that is out. */
function isLoneCut({ manner, function: id }: FunctionVerdict, all: readonly FunctionVerdict[]): boolean {
  if (manner !== 'reset' && manner !== 'closed') return false;
  return !all.some((other) => other.function !== id && other.manner === manner);
}

/** A failure becomes confident when earlier checks found it too, without a success in between, for twenty minutes. */
export function confidentIfRepeated(
  verdict: JudgedFunction,
  all: readonly JudgedFunction[],
  { service, earlier, now }: Pick<Case, 'service' | 'earlier' | 'now'>,
): JudgedFunction {
  if (verdict.state !== 'blocked' && verdict.state !== 'partial') return verdict;
  if (verdict.confidence !== 'likely' || verdict.marks?.lastingDoubt || isLoneCut(verdict, all)) return verdict;
  let since = now;
  for (const check of earlier) {
    if (check.service !== service.id) continue;
    const then = check.functions.find((candidate) => candidate.function === verdict.function);
    if (then?.state !== verdict.state || since - check.at > maxApartMs) break;
    since = check.at;
  }
  if (now - since < lastingMs) return verdict;
  return { ...verdict, confidence: 'confident', because: [...verdict.because, 'repeated-over-20-minutes'] };
}
