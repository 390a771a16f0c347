import type { CauseFacts } from '../measure/endpoints/cause-facts.ts';
import { type MadeBy, meaningOf } from '../model/failures.ts';
import type { Reason } from '../model/reasons.ts';
import type { Cause, Manner } from '../model/verdict.ts';
import { causeRules } from './cause-rules.ts';
import { told } from './doubt.ts';
import type { Marks } from './marks.ts';

/** The combined failures of a host; `cause` is absent if it is unclear. */
export interface CauseFound {
  readonly rule: string;
  readonly state: 'blocked' | 'down' | 'unsure';
  readonly cause?: Cause;
  readonly manner?: Manner;
  readonly madeBy: MadeBy;
  readonly because: readonly Reason[];
  readonly marks: Marks;
}

/**
 * Finds the cause of a host's failures.
 * @param isPlain whether it was asked over plain http, which has no handshake that could be cut
 */
export function causeOf(facts: CauseFacts, isPlain: boolean): CauseFound {
  const rule = causeRules.first(facts);
  const { manner, madeBy, unclear, doubt: _told, deadEnd, shownBy, ...said } = rule.then;
  const { because, marks } = told(rule);
  const failed = meaningOf(facts.failure);
  const how = manner === 'as-it-failed' ? failed.manner : manner;
  return {
    rule: rule.id,
    state: 'blocked',
    ...said,
    madeBy: madeBy === 'as-it-failed' ? (failed.madeBy ?? 'server-or-path') : madeBy,
    ...(how ? { manner: how } : {}),
    ...(said.cause === 'tls' && isPlain ? { cause: 'http' } : {}),
    because: [...comparisonReasons(facts), ...because],
    marks: {
      ...marks,
      ...(unclear ? { unclear: facts.shows === 'silence' ? 'silence' : 'else' } : {}),
      ...(deadEnd ? { deadEnd } : {}),
      ...(shownBy ? { shownBy } : {}),
    },
  };
}

export function comparisonReasons({ elsewhere, address }: Pick<CauseFacts, 'elsewhere' | 'address'>): Reason[] {
  const because: Reason[] = [];
  if (elsewhere === 'exists') because.push('resolvers-confirm-name');
  if (elsewhere === 'silent') because.push('resolvers-unreachable');
  if (address === 'answers') because.push('address-answers-without-name');
  if (address === 'silent') because.push('address-silent');
  return because;
}
