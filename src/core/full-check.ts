import type { RoundKind } from './round.ts';
import type { Cause, ServiceState } from './verdict-words.ts';

/** These only a full check can see: it moves something large, and asks call relays. */
const causesOfFullChecks: ReadonlySet<Cause | undefined> = new Set<Cause>(['freeze', 'throttle', 'udp']);

/**
 * A round that sees nothing wrong may not be able to see what an earlier one found: then it neither agrees nor disagrees.
 * @param found what was found before
 */
export function overlooks(
  kind: RoundKind,
  state: ServiceState | undefined,
  found: { readonly cause?: Cause | undefined } | undefined,
): boolean {
  return kind === 'quick' && state === 'works' && causesOfFullChecks.has(found?.cause);
}
