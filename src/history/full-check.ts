import type { RoundKind } from '../model/round.ts';
import type { Cause, ServiceState } from '../model/verdict.ts';

/** Causes that only a full check can find, since it makes transfers and asks call relays. */
const causesOfFullChecks: ReadonlySet<Cause | undefined> = new Set<Cause>(['freeze', 'throttle', 'udp']);

export function isOfFullChecks(found: { readonly cause?: Cause | undefined } | undefined): boolean {
  return causesOfFullChecks.has(found?.cause);
}

/** A quick check that finds nothing wrong says nothing about causes that only a full check can find. */
export function sawLittle(kind: RoundKind, state: ServiceState): boolean {
  return kind === 'quick' && state === 'works';
}
