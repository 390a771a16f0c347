import * as v from 'valibot';
import type { Observation } from '../observation.ts';
import type { Round } from '../round.ts';

/** What a person wants deleted: one service, one network, or a range of time (epoch ms; `until` itself stays). */
export const forgottenSchema = v.union([
  v.strictObject({ service: v.string() }),
  v.strictObject({ profile: v.string() }),
  v.pipe(
    v.strictObject({ since: v.number(), until: v.number() }),
    v.check(({ since, until }) => since < until, 'expected a range that does not end before it begins'),
  ),
]);

export type Forgotten = Readonly<v.InferOutput<typeof forgottenSchema>>;

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
