import type { JudgedFunction } from './case.ts';

/** Does a message channel work, which has carried too little to freeze, beside a page that freezes? */
export function worksBesideFrozenPage(
  { function: id, state }: JudgedFunction,
  _of: unknown,
  all: readonly JudgedFunction[],
): boolean {
  const isFrozen = all.some((one) => one.function === 'web' && one.state === 'blocked' && one.cause === 'freeze');
  return isFrozen && id === 'messages' && state === 'works';
}

export function likelyForShortMessages(verdict: JudgedFunction): JudgedFunction {
  return { ...verdict, confidence: 'likely', because: [...verdict.because, 'short-messages-pass'] };
}
