import { isTimeout } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import { isTrickling } from './sample.ts';
import { downloadProbes, ranOutOfTime } from './transfer.ts';

/** The transfer left its connection with bytes under way or a request unanswered, so nothing more may come over it. */
export function isStuck(o: Pick<Observation, 'probe' | 'outcome' | 'transfer'>): boolean {
  const { probe, outcome, transfer } = o;
  if (transfer === undefined) return isTransfer(probe) && outcome.kind === 'failed' && isTimeout(outcome.failure);
  return transfer.end === 'stalled' || (probe === 'first-download' ? isTrickling(o) : ranOutOfTime(o));
}

function isTransfer(probe: Observation['probe']): boolean {
  return downloadProbes.has(probe) || probe === 'object-head';
}
