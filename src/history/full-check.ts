import type { RoundKind } from '../model/round.ts';
import type { Cause, ServiceState } from '../model/verdict.ts';

/** These only a full check can see: it moves something large, and asks call relays. */
const causesOfFullChecks: ReadonlySet<Cause | undefined> = new Set<Cause>(['freeze', 'throttle', 'udp']);

export function isOfFullChecks(found: { readonly cause?: Cause | undefined } | undefined): boolean {
  return causesOfFullChecks.has(found?.cause);
}

/** A quick check that finds nothing wrong neither agrees nor disagrees with what only a full one can see. */
export function sawLittle(kind: RoundKind, state: ServiceState): boolean {
  return kind === 'quick' && state === 'works';
}
