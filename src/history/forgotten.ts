import type { Observation } from '../model/observation.ts';
import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import { addDays, type Day, type LocalClock } from './local-time.ts';

/** What a person deletes: one service, one network, or a period (epoch ms, without `until` itself). */
export type Forgotten =
  | { readonly service: ServiceId }
  | { readonly profile: string }
  | { readonly since: number; readonly until: number };

/** The days that lie entirely in a range. There are none when `last` is before `first`. */
export function wholeDaysIn(
  { since, until }: { readonly since: number; readonly until: number },
  clock: LocalClock,
): { readonly first: Day; readonly last: Day } {
  const first = clock.timeAt(since).day;
  return {
    first: clock.startOf(first) === since ? first : addDays(first, 1),
    last: addDays(clock.timeAt(until).day, -1),
  };
}

/** The round without what is deleted; undefined if nothing is left. */
export function withoutForgotten(round: Round, what: Forgotten): Round | undefined {
  if ('since' in what) return round.at >= what.since && round.at < what.until ? undefined : round;
  if ('profile' in what) return round.profile === what.profile ? undefined : round;
  if (!round.services.includes(what.service)) return round;
  const services = round.services.filter((id) => id !== what.service);
  if (services.length === 0) return undefined;
  return { ...round, services, verdicts: round.verdicts.filter(({ service }) => service !== what.service) };
}

/** Whether an observation of a remaining round has to be deleted. */
export function isForgotten({ subject }: Observation, what: Forgotten): boolean {
  return 'service' in what && subject.kind === 'service' && subject.service === what.service;
}
