import { allowedIn } from '../model/network-states.ts';
import type { Subject } from '../model/observation.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, NetworkVerdict } from '../model/verdict.ts';
import { besideDomestic } from './abroad.ts';
import { type Judging, judgeBroken, judgeTransfer } from './transfer.ts';
import { controlTransfers, isPassed, saysNothing, type TransferProbe, transfersOf } from './transfer-samples.ts';
import { unsure } from './unsure.ts';

/** Is this a service from abroad, on a connection that holds back everything from there? */
export function isHeldBack({ domesticIn }: Service, { state }: NetworkVerdict): boolean {
  return allowedIn(state).heldBack === true && domesticIn === undefined;
}

/**
 * Judges a function by its transfers where everything from abroad is held back: beside controls inside the country, and
 * where there is none, by itself, since the controls abroad froze as well.
 */
export function judgeFromAbroad(
  probe: TransferProbe,
  subject: Subject,
  judging: Judging,
): Omit<FunctionVerdict, 'function'> | undefined {
  const seen = besideDomestic(judging.seen);
  if (controlTransfers('download', seen).passed > 0) return judgeTransfer(probe, subject, { ...judging, seen });
  const tries = transfersOf(subject, probe, seen).filter((o) => !saysNothing(o));
  if (tries.length === 0) return probe === 'download' ? unsure('not-tried') : undefined;
  if (tries.length === 1) return unsure('one-try-only');
  return (tries.some(isPassed) ? undefined : judgeBroken(tries, probe)) ?? unsure('tries-disagree');
}
