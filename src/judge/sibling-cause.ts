import type { FunctionVerdict } from '../model/verdict.ts';
import { sharedCause } from './function.ts';

/**
 * A timeout with an unclear cause takes the cause of another function of the service that timed out in the same round.
 */
export function withCauseOfSiblings(verdict: FunctionVerdict, siblings: readonly FunctionVerdict[]): FunctionVerdict {
  if (verdict.state !== 'blocked' || verdict.cause || !verdict.because.includes('name-or-address-unclear'))
    return verdict;
  const explained = sharedCause(
    siblings.filter((sibling) => sibling.state === 'blocked' && sibling.manner === 'timeout'),
  );
  if (!explained.manner) return verdict;
  return {
    ...verdict,
    ...explained,
    because: verdict.because.filter((reason) => reason !== 'name-or-address-unclear'),
  };
}
