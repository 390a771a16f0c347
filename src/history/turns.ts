import type { FunctionId } from '../model/function-ids.ts';
import type { Extent, Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import { type Cause, isKnown, type KnownState, type Manner, type ServiceVerdict } from '../model/verdict.ts';
import type { Origin } from './own.ts';
import { couldNotSeeSlowness, needsWholeCheck } from './whole-check.ts';

/**
 * The start of a state of a service or of one of its functions. Only states that say something make a turn: an unsure
 * round ends no state.
 */
export interface Turn {
  /** Absent for the service as a whole. */
  readonly function?: FunctionId;
  /** Epoch ms of the start of the round. */
  readonly at: number;
  readonly state: KnownState;
  readonly cause?: Cause;
  readonly manner?: Manner;
  /** Found by a round that did not test everything, and so cannot find every cause. */
  readonly partly?: true;
}

/** A change of state of a service, or of one of its functions, on one network. */
export interface Change extends Turn, Origin {
  readonly profile: string;
  readonly service: ServiceId;
  /** Absent when the earlier state is not known. */
  readonly from?: KnownState;
}

/** The turns of one round. */
export function turnsOf(verdict: ServiceVerdict, { at, extent }: Pick<Round, 'at' | 'extent'>): Turn[] {
  const own = turnOf(verdict, at, extent);
  const ofFunctions = verdict.functions.flatMap((one) => {
    const turn = turnOf(one, at, extent);
    return turn ? [{ function: one.function, ...turn }] : [];
  });
  return own ? [own, ...ofFunctions] : ofFunctions;
}

/** Joins two lists of turns, both oldest first, and drops turns that only repeat the previous state. */
export function joinTurns(earlier: readonly Turn[], later: readonly Turn[]): readonly Turn[] {
  const kept = [...earlier];
  for (const turn of later) {
    const before = kept.findLast((one) => one.function === turn.function);
    // "Works" by a whole check replaces "works" by another one, since it says more.
    const repeats = before?.state === turn.state && (!before.partly || turn.partly === true);
    if (!repeats && !overlooks(turn, before)) kept.push(turn);
  }
  return kept.length === earlier.length ? earlier : kept;
}

/** Whether the check of this turn cannot find the known cause, so that it does not end that state. */
export function overlooks(turn: Turn, before: Turn | undefined): boolean {
  return turn.partly === true && needsWholeCheck(before);
}

function turnOf(
  { state, cause, manner }: Pick<ServiceVerdict, 'state' | 'cause' | 'manner'>,
  at: number,
  extent: Extent,
): Turn | undefined {
  if (!isKnown(state)) return undefined;
  return {
    at,
    state,
    ...(cause ? { cause } : {}),
    ...(manner ? { manner } : {}),
    ...(couldNotSeeSlowness(extent, state) ? { partly: true } : {}),
  };
}
