import { couldNotSeeSlowness, needsWholeCheck } from '../../history/whole-check.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { isKnown, isProblem, type ServiceVerdict, serviceStates } from '../../model/verdict.ts';

/** Services that are worse than when they were last judged. Unsure states are not compared. */
export function worsened(round: Round, before: readonly Round[]): ServiceId[] {
  return round.verdicts
    .filter((verdict) => {
      if (!isProblem(verdict.state)) return false;
      const last = lastJudged(verdict.service, before, needsWholeCheck(verdict));
      return last !== undefined && serviceStates.indexOf(verdict.state) < serviceStates.indexOf(last.state);
    })
    .map(({ service }) => service);
}

/** Services whose problem is over, as far as this round can show. */
export function recovered({ extent, verdicts }: Round, before: readonly Round[]): ServiceId[] {
  return verdicts
    .filter(({ service, state }) => {
      if (isProblem(state)) return false;
      return !couldNotSeeSlowness(extent, state) || !needsWholeCheck(lastJudged(service, before, true));
    })
    .map(({ service }) => service);
}

/** Whether any service's state changed since it was last judged, as far as this round can show. */
export function hasChanged({ extent, verdicts }: Round, before: readonly Round[]): boolean {
  return verdicts.some((verdict) => {
    if (!isKnown(verdict.state)) return false;
    const last = lastJudged(verdict.service, before, needsWholeCheck(verdict));
    if (last === undefined || last.state === verdict.state) return false;
    return !couldNotSeeSlowness(extent, verdict.state) || !needsWholeCheck(last);
  });
}

/**
 * Its last sure verdict.
 * @param seenWhole whether to use only rounds that could see what only whole checks see
 */
function lastJudged(service: ServiceId, before: readonly Round[], seenWhole: boolean): ServiceVerdict | undefined {
  return before
    .flatMap(({ extent, verdicts }) =>
      verdicts.filter(({ state }) => !seenWhole || !couldNotSeeSlowness(extent, state)),
    )
    .find((past) => past.service === service && isKnown(past.state));
}
