import { besideDomestic } from '../measure/abroad.ts';
import { firstProbes, lookOf } from '../measure/first-look.ts';
import { isPassed, saysNothing, speedOf, type TransferProbe, transfersOf } from '../measure/transfer-samples.ts';
import { allowedIn } from '../model/network-states.ts';
import type { Subject } from '../model/observation.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, NetworkVerdict } from '../model/verdict.ts';
import { type Judging, judgeBroken } from './transfer.ts';
import { unsure } from './unsure.ts';

/** Is this a service from abroad, on a connection that holds back everything from there? */
export function isHeldBack({ domesticIn }: Service, { state }: NetworkVerdict): boolean {
  return allowedIn(state).heldBack === true && domesticIn === undefined;
}

/**
 * Judges a function by its first looks where everything from abroad is held back: beside controls inside the country,
 * and where there is none, by itself, since the controls abroad froze as well.
 */
export function judgeFromAbroad(
  probe: TransferProbe,
  subject: Subject,
  judging: Judging,
): Omit<FunctionVerdict, 'function'> | undefined {
  const seen = besideDomestic(judging.seen);
  const tries = transfersOf(subject, firstProbes[probe], seen).filter((o) => !saysNothing(o));
  if (tries.length === 0) return probe === 'download' ? unsure('not-tried') : undefined;
  const best = Math.max(0, ...tries.filter(isPassed).map((o) => speedOf(o) ?? 0));
  const speed = best > 0 ? { kbps: best } : {};
  const fine = tries.filter((o) => lookOf(o, probe, seen) === 'fine');
  if (fine.length === tries.length)
    return { state: 'works', confidence: 'confident', ...speed, because: ['fresh-answer'] };
  if (fine.length > 0) return { state: 'works', confidence: 'likely', ...speed, because: ['tries-disagree'] };
  if (tries.length === 1) return unsure('one-try-only');
  if (!tries.some(isPassed)) return judgeBroken(tries, probe) ?? unsure('tries-disagree');
  const because = ['tries-agree', 'many-times-slower', 'controls-fine'] as const;
  return { state: 'slow', cause: 'throttle', confidence: 'likely', ...speed, because };
}
