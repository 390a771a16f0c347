import type { Extent } from '../model/round.ts';
import type { Cause, ServiceState } from '../model/verdict.ts';

/** Causes that only a whole check can find, since it makes transfers and asks call relays. */
const causesOfWholeChecks: ReadonlySet<Cause | undefined> = new Set<Cause>(['freeze', 'throttle', 'udp']);

export function needsWholeCheck(found: { readonly cause?: Cause | undefined } | undefined): boolean {
  return causesOfWholeChecks.has(found?.cause);
}

/** A partial check that finds nothing wrong says nothing about causes that only a whole check can find. */
export function couldNotSeeSlowness(extent: Extent, state: ServiceState): boolean {
  return extent !== 'whole' && state === 'works';
}
