import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';

/** The service that was asked; undefined for a control. */
export function serviceOf({ subject }: Pick<Observation, 'subject'>): ServiceId | undefined {
  return subject.kind === 'service' ? subject.service : undefined;
}

/** Whether the same host was asked for the same service. */
export function isOfSameHost(a: Observation, b: Observation): boolean {
  return a.host === b.host && serviceOf(a) === serviceOf(b);
}
