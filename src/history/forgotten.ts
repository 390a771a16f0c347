import type { Observation } from '../model/observation.ts';
import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import { addDays, type Day, type LocalClock } from './local-time.ts';

/** What a person wants deleted: one service, one network, or a range of time (epoch ms; `until` itself stays). */
export type Forgotten =
  | { readonly service: ServiceId }
  | { readonly profile: string }
  | { readonly since: number; readonly until: number };

/** The days that lie wholly in a range; none where the last is before the first. */
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

/** What is left of a round; undefined where nothing is. */
export function withoutForgotten(round: Round, what: Forgotten): Round | undefined {
  if ('since' in what) return round.at >= what.since && round.at < what.until ? undefined : round;
  if ('profile' in what) return round.profile === what.profile ? undefined : round;
  if (!round.services.includes(what.service)) return round;
  const services = round.services.filter((id) => id !== what.service);
  if (services.length === 0) return undefined;
  return { ...round, services, verdicts: round.verdicts.filter(({ service }) => service !== what.service) };
}

/** Is this observation, of a round of which something is left, to be deleted? */
export function isForgotten({ subject }: Observation, what: Forgotten): boolean {
  return 'service' in what && subject.kind === 'service' && subject.service === what.service;
}
