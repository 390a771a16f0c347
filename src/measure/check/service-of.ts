import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';

/** The service that was asked; undefined of a control. */
export function serviceOf({ subject }: Pick<Observation, 'subject'>): ServiceId | undefined {
  return subject.kind === 'service' ? subject.service : undefined;
}

/** Was the same host asked for the same service? */
export function isOfSameHost(a: Observation, b: Observation): boolean {
  return a.host === b.host && serviceOf(a) === serviceOf(b);
}
