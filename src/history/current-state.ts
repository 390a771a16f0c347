import { type Effect, effectsOf, failingParts, isWhole, partEffect } from '../model/effect.ts';
import type { Round } from '../model/round.ts';
import { isProblem, type ServiceState, type ServiceVerdict } from '../model/verdict.ts';
import type { Change } from './turns.ts';
import { couldNotSeeSlowness, needsWholeCheck } from './whole-check.ts';

/**
 * A verdict with what it takes to compare it with earlier ones: the network of its check, and how much that check
 * tested.
 */
export type PlacedVerdict = ServiceVerdict & Pick<Round, 'profile' | 'extent'>;

/** When a state began. */
export interface Since {
  /** Epoch ms of the first check that found it. */
  readonly at: number;
  /** The previous state is unknown, so this one may have begun earlier. */
  readonly atLeast?: true;
}

/**
 * The current state of a messenger, and its start. Everything that says "now", "since" or "what fails" (popup,
 * overview, notifications, shared texts) reads it from here.
 */
export interface CurrentState {
  readonly state: ServiceState;
  /** How the problem feels, the worst first; none if there is no problem. */
  readonly effects: readonly Effect[];
  /** Absent if there is no problem, or if the history does not reach back to its start. */
  readonly since?: Since;
  /** The newest check could not see such a problem, so an earlier check's result still stands. */
  readonly untried?: true;
}

/** @param newest the newest change of each service and function, as `newestChanges` in changes.ts gives it */
export function currentStateOf(verdict: PlacedVerdict, newest: readonly Change[]): CurrentState {
  const here = newest.filter(({ service, profile }) => service === verdict.service && profile === verdict.profile);
  const whole = here.find((one) => one.function === undefined);
  if (whole && isProblem(whole.state) && couldNotSeeSlowness(verdict.extent, verdict.state) && needsWholeCheck(whole)) {
    const functions = here.flatMap((one) => (one.function ? [{ ...one, function: one.function }] : []));
    const effects = effectsOf({ ...whole, functions });
    return { state: whole.state, effects, since: sinceOf(whole), untried: true };
  }
  const effects = effectsOf(verdict);
  const since = whole && sinceOfEffects(verdict, effects, here, whole);
  return { state: verdict.state, effects, ...(since ? { since } : {}) };
}

/** A failing part may have failed before the others did. */
function sinceOfEffects(
  verdict: ServiceVerdict,
  effects: readonly Effect[],
  here: readonly Change[],
  whole: Change,
): Since | undefined {
  if (!isProblem(verdict.state)) return undefined;
  const parts = failingParts(verdict.functions).filter((part) => effects.includes(partEffect(part)));
  const begun = effects.every(isWhole)
    ? [whole].filter(({ state }) => state === verdict.state)
    : here.filter((one) => parts.some((part) => part.function === one.function && part.state === one.state));
  const [first] = begun.toSorted((a, b) => a.at - b.at);
  return first && sinceOf(first);
}

function sinceOf({ at, from }: Change): Since {
  return { at, ...(from === undefined ? { atLeast: true } : {}) };
}
