import { type CauseFacts, causeFacts } from '../measure/endpoints/cause-facts.ts';
import type { Line } from '../measure/network/line.ts';
import type { Failure, MadeBy } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Reason } from '../model/reasons.ts';
import type { Cause, Manner } from '../model/verdict.ts';
import { causeRules } from './cause-rules.ts';

/** What the failures of a host add up to; `cause` is absent when it is not clear. */
export interface CauseFound {
  readonly rule: string;
  readonly state: 'blocked' | 'down' | 'unsure';
  readonly cause?: Cause;
  readonly manner?: Manner;
  readonly madeBy: MadeBy;
  readonly because: readonly Reason[];
}

/**
 * Finds the cause of a host's failures.
 * @param failures the failures of its tries, oldest first; at least one
 * @param contrasts the tries, and probes of the same host by other ways
 */
export function causeOf(failures: readonly Failure[], contrasts: readonly Observation[], line: Line): CauseFound {
  const seen = causeFacts(failures, contrasts, line);
  const { id, then, because } = causeRules.first(seen);
  // Plain http has no handshake that could be cut.
  const isPlain = then.cause === 'tls' && contrasts.some(({ probe }) => probe === 'http');
  return {
    rule: id,
    state: 'blocked',
    ...then,
    ...(isPlain ? { cause: 'http' } : {}),
    because: [...contrastReasons(seen), ...because],
  };
}

export function contrastReasons({ elsewhere, address }: Pick<CauseFacts, 'elsewhere' | 'address'>): Reason[] {
  const because: Reason[] = [];
  if (elsewhere === 'exists') because.push('resolvers-confirm-name');
  if (elsewhere === 'silent') because.push('resolvers-unreachable');
  if (address === 'answers') because.push('address-answers-without-name');
  if (address === 'silent') because.push('address-silent');
  return because;
}
