import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import { isKnown, type ServiceState } from '../model/verdict.ts';

/** Checks in a row that found the same of one service on one network: it was so between them. */
export interface Interval {
  /** Undefined where the service was not judged. */
  readonly state: ServiceState | undefined;
  /** Newest first. */
  readonly rounds: readonly [Round, ...Round[]];
}

/**
 * The longest time between two checks that shows anything of what was between them.
 * @source our choice: what is blocked for an evening, or is down for some hours, shows between them
 */
const longestGapMs = 3 * 60 * 60_000;

/** The intervals of a service. @param rounds newest first */
export function intervalsOf(rounds: readonly Round[], service: ServiceId): Interval[] {
  const intervals: Interval[] = [];
  for (const round of rounds) {
    const state = stateIn(round, service);
    const last = intervals.at(-1);
    if (last && last.state === state && areNear(last.rounds.at(-1) ?? round, round))
      intervals[intervals.length - 1] = { state, rounds: [...last.rounds, round] };
    else intervals.push({ state, rounds: [round] });
  }
  return intervals;
}

/** When a state changed, epoch ms: between two checks that disagree it is unknown. */
export function changedBetween(
  older: Interval,
  newer: Interval,
): { readonly from: number; readonly to: number } | undefined {
  const [before] = older.rounds;
  const after = newer.rounds.at(-1) ?? newer.rounds[0];
  const areSure = [older.state, newer.state].every((state) => state !== undefined && isKnown(state));
  return areSure && older.state !== newer.state && areNear(after, before)
    ? { from: before.at, to: after.at }
    : undefined;
}

function stateIn({ verdicts }: Round, id: ServiceId): ServiceState | undefined {
  return verdicts.find(({ service }) => service === id)?.state;
}

function areNear(newer: Round, older: Round): boolean {
  return newer.profile === older.profile && newer.imported === older.imported && newer.at - older.at <= longestGapMs;
}
