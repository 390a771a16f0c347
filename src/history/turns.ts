import type { FunctionId } from '../model/function-ids.ts';
import type { Round, RoundKind } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import type { Cause, Manner, ServiceVerdict } from '../model/verdict.ts';
import { isOfFullChecks, sawLittle } from './full-check.ts';
import { isJudged, type JudgedState } from './tally.ts';

/**
 * From when on a service, or one function of it, was in a state. Only states that say something are noted: between
 * two of them a round that was not sure changes nothing.
 */
export interface Turn {
  /** Absent: of the service as a whole. */
  readonly function?: FunctionId;
  /** Epoch ms of the start of the round. */
  readonly at: number;
  readonly state: JudgedState;
  readonly cause?: Cause;
  readonly manner?: Manner;
  /** By a quick check, which finds nothing wrong with what it cannot see. */
  readonly quick?: true;
}

/** The state of a service, or of one function of it, became another one on this network. */
export interface Change extends Turn {
  readonly profile: string;
  readonly service: ServiceId;
  /** Absent: nothing is known from before. */
  readonly from?: JudgedState;
}

/** What one round says, as turns. */
export function turnsOf(verdict: ServiceVerdict, { at, kind }: Pick<Round, 'at' | 'kind'>): Turn[] {
  const own = turnOf(verdict, at, kind);
  const ofFunctions = verdict.functions.flatMap((one) => {
    const turn = turnOf(one, at, kind);
    return turn ? [{ function: one.function, ...turn }] : [];
  });
  return own ? [own, ...ofFunctions] : ofFunctions;
}

/** Turns in the order of their times, without those that only repeat the one before. The later ones come second. */
export function joinTurns(earlier: readonly Turn[], later: readonly Turn[]): readonly Turn[] {
  const kept = [...earlier];
  for (const turn of later) {
    const before = kept.findLast((one) => one.function === turn.function);
    // That it works by a full check says more than that it does by a quick one.
    const repeats = before?.state === turn.state && (!before.quick || turn.quick === true);
    if (!repeats && !overlooks(turn, before)) kept.push(turn);
  }
  return kept.length === earlier.length ? earlier : kept;
}

/** Says nothing of what was found before, since a quick check cannot see it. */
export function overlooks(turn: Turn, before: Turn | undefined): boolean {
  return turn.quick === true && isOfFullChecks(before);
}

function turnOf(
  { state, cause, manner }: Pick<ServiceVerdict, 'state' | 'cause' | 'manner'>,
  at: number,
  kind: RoundKind,
): Turn | undefined {
  if (!isJudged(state)) return undefined;
  return {
    at,
    state,
    ...(cause ? { cause } : {}),
    ...(manner ? { manner } : {}),
    ...(sawLittle(kind, state) ? { quick: true } : {}),
  };
}
