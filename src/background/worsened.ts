import type { Round } from '../core/round.ts';
import type { ServiceId } from '../core/service.ts';
import { type ServiceState, serviceStates } from '../core/verdict-words.ts';

const problems: ReadonlySet<ServiceState> = new Set(['blocked', 'partial', 'down', 'slow']);

export const isProblem = (state: ServiceState): boolean => problems.has(state);

/** Services that are worse than when they were last judged. A state that was not sure is no comparison. */
export function worsened(round: Round, before: readonly Round[]): ServiceId[] {
  const earlier = before.flatMap((past) => past.verdicts);
  return round.verdicts
    .filter(({ service, state }) => {
      if (!isProblem(state)) return false;
      const last = earlier.find(
        (past) => past.service === service && past.state !== 'unsure' && past.state !== 'untestable',
      );
      return last !== undefined && serviceStates.indexOf(state) < serviceStates.indexOf(last.state);
    })
    .map(({ service }) => service);
}
