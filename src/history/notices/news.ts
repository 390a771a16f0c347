import { type Effect, effectsOf } from '../../model/effect.ts';
import type { FunctionId } from '../../model/function-ids.ts';
import { networkPolicy } from '../../model/network-states.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { isKnown, isProblem, type KnownState, type ServiceVerdict, serviceStates } from '../../model/verdict.ts';
import { roundsOnThisNetwork } from '../same-network.ts';
import { couldNotSeeSlowness, needsWholeCheck } from '../whole-check.ts';

/** A service, or its site, got worse or works again, and at least two rounds agree. */
export interface News {
  readonly kind: 'worse' | 'recovered';
  readonly service: ServiceId;
  readonly state: KnownState;
  /** The blocked functions, unless all are blocked. */
  readonly functions: readonly FunctionId[];
  /** What a person notices of it, the gravest first; none where it works again. */
  readonly effects: readonly Effect[];
  /** Epoch ms of the first round that found it. */
  readonly since: number;
  /** How many rounds agree. */
  readonly checks: number;
}

/** Two rounds closer together than this may both have met one short fault. */
export const apartMs = 10 * 60_000;

/**
 * News that the last round confirms: a service got worse or works again, and at least two rounds agree. There is no
 * news about a service whose earlier state is not certain.
 * @param rounds oldest first
 */
export function newsOf(rounds: readonly Round[]): News[] {
  const latest = rounds.at(-1);
  if (!latest || !isSound(latest)) return [];
  const comparable = roundsOnThisNetwork(rounds, latest).filter(isSound);
  return latest.verdicts.flatMap((verdict) => newsAbout(verdict, comparable, latest) ?? []);
}

/** Can news rest on this round? */
export function isSound({ status, network }: Round): boolean {
  return status === 'finished' && network !== undefined && networkPolicy(network.state).notified === true;
}

function newsAbout(told: ServiceVerdict, rounds: readonly Round[], latest: Round): News | undefined {
  const { service } = told;
  let known: KnownState | undefined;
  let run: Pick<News, 'state' | 'since' | 'checks'> | undefined;
  let found: ServiceVerdict | undefined;
  for (const { at, extent, verdicts } of rounds) {
    const verdict = verdicts.find((one) => one.service === service);
    const state = verdict?.state;
    // Skip rounds that were not sure, and those that could not find the known cause.
    if (state === undefined || !isKnown(state) || (couldNotSeeSlowness(extent, state) && needsWholeCheck(found)))
      continue;
    found = verdict;
    run = run?.state === state ? { ...run, checks: run.checks + 1 } : { state, since: at, checks: 1 };
    if (state === known || at - run.since < apartMs) continue;
    const kind = known && kindOf(known, state);
    if (kind && at === latest.at) {
      return { kind, service, ...run, functions: blockedOf(told.functions), effects: effectsOf(told) };
    }
    known = state;
  }
  return undefined;
}

function kindOf(before: KnownState, after: KnownState): News['kind'] | undefined {
  if (isProblem(before) && !isProblem(after)) return 'recovered';
  return serviceStates.indexOf(after) < serviceStates.indexOf(before) ? 'worse' : undefined;
}

/** The blocked functions, unless all are blocked. */
export function blockedOf(functions: ServiceVerdict['functions']): FunctionId[] {
  const blocked = functions.filter(({ state }) => state === 'blocked');
  return blocked.length < functions.length ? blocked.map((one) => one.function) : [];
}
