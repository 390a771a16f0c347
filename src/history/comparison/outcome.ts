import type { FunctionId } from '../../model/function-ids.ts';
import type { PartResult, PartResults } from './part-result.ts';

/** One side's results for one messenger. */
export interface Found {
  readonly parts: PartResults;
  readonly whole: boolean;
}

/**
 * How two results of one messenger compare. `differ`: parts work on one side and not on the other, but never the other
 * way round; `crossed`: both ways; `nothing`: no part is known to both.
 */
export type Outcome =
  | { readonly kind: 'work' | 'fail' | 'crossed' | 'nothing' }
  | {
      readonly kind: 'differ';
      readonly better: 'here' | 'there';
      /** The parts that differ; absent if those are all that both know. */
      readonly parts?: readonly FunctionId[];
    };

/** Compares part by part. What one of them could not judge or see is skipped. */
export function outcomeOf(here: Found, there: Found): Outcome {
  const pairs = [...here.parts].flatMap(([id, mine]) => {
    const theirs = there.parts.get(id);
    if (theirs === undefined || isUnseen(mine, theirs, there) || isUnseen(theirs, mine, here)) return [];
    return [{ id, here: mine === 'works', there: theirs === 'works' }];
  });
  if (pairs.length === 0) return { kind: 'nothing' };
  const unlike = pairs.filter((pair) => pair.here !== pair.there);
  const [first] = unlike;
  if (!first) return { kind: pairs.every((pair) => pair.here) ? 'work' : 'fail' };
  if (unlike.some((pair) => pair.here !== first.here)) return { kind: 'crossed' };
  return {
    kind: 'differ',
    better: first.here ? 'here' : 'there',
    ...(unlike.length < pairs.length ? { parts: unlike.map(({ id }) => id) } : {}),
  };
}

/** Whether a part works for a partial check but stalls for a whole one, which alone can see that. */
function isUnseen(one: PartResult, other: PartResult, otherSide: Found): boolean {
  return one === 'stalls' && other === 'works' && !otherSide.whole;
}
