import type { JudgedFunction } from './case.ts';

/**
 * Where the page of a service freezes, its message channel has carried too little to freeze, so long messages may still
 * freeze.
 */
export function likelyBesideFrozenPage(verdict: JudgedFunction, siblings: readonly JudgedFunction[]): JudgedFunction {
  const isFrozen = siblings.some((one) => one.function === 'web' && one.state === 'blocked' && one.cause === 'freeze');
  if (!isFrozen || verdict.function !== 'messages' || verdict.state !== 'works') return verdict;
  return { ...verdict, confidence: 'likely', because: [...verdict.because, 'short-messages-pass'] };
}
