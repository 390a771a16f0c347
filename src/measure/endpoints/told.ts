import type { Reason } from '../../model/reasons.ts';
import { bestAnswer, type Interpreted, pagesOf } from './interpreted.ts';

interface Told {
  readonly because: readonly Reason[];
  /** Was there no more to see because the browser has not given access? */
  readonly withoutAccess?: boolean;
}

/** Reasons that tries give by themselves. */
export interface ToldByTries {
  readonly 'best-answer': Told;
  /** Why the page of a channel's host shows no more than that it was reached. */
  readonly refusals: Told;
  /** Why tries could not be made, or why the browser hides their answers. */
  readonly opaque: Told;
}

export function toldBy(tries: readonly Interpreted[]): ToldByTries {
  const opaque = tries.flatMap(({ attempt, counts }) => (counts && attempt.kind === 'void' ? [attempt] : []));
  return {
    'best-answer': bestAnswer(tries) ?? { because: [] },
    refusals: {
      because: pagesOf(tries).flatMap(({ attempt }) => (attempt.kind === 'reached' ? attempt.refusals : [])),
    },
    opaque: {
      because: [...new Set(opaque.map(({ because }) => because))],
      withoutAccess: opaque.some(({ withoutAccess }) => withoutAccess === true),
    },
  };
}
