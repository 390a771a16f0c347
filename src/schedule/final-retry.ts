import { judgeEndpoint } from '../judge/endpoint.ts';
import { attemptsAbout } from '../measure/check/attempts.ts';
import type { Check } from '../measure/check/check.ts';
import { serviceOf } from '../measure/check/service-of.ts';
import { lineOf, unreliableLossRate } from '../measure/network/line.ts';
import { oneOfEach } from './one-of-each.ts';
import type { Planned, Task } from './plan.ts';

/**
 * The attempt number of a final retry.
 * @source one more than `maxTries`
 */
export const finalAttempt = 4;

export function isFinalRetry(task: Task): boolean {
  return task.kind === 'endpoint' && task.attempt === finalAttempt;
}

/**
 * One more try with a long deadline, until the browser reports at which stage nothing came back: for each function that
 * looks blocked while the other tries do not show whether its name or its address is blocked.
 */
export function finalRetriesDue(endpoints: readonly Planned[], check: Check): Task[] {
  if (lineOf(check).lossRate > unreliableLossRate) return [];
  // Only of these anything can look blocked.
  const failing = new Set(check.services.flatMap((o) => (o.outcome.kind === 'failed' ? (serviceOf(o) ?? []) : [])));
  const judged = endpoints
    .filter(({ service }) => failing.has(service.id))
    .map((planned) => {
      const { service, endpoint } = planned;
      const { state, cause, marks } = judgeEndpoint(service.id, endpoint, check);
      const isUnclear = state === 'blocked' && marks?.unclear === 'silence';
      return {
        planned,
        key: `${service.id} ${endpoint.function}`,
        isUnclear,
        isNamed: state === 'blocked' && cause !== undefined,
      };
    });
  // One comparison probe is enough for all hosts of a function.
  const named = new Set(judged.filter(({ isNamed }) => isNamed).map(({ key }) => key));
  const chosen = judged.filter(
    ({ planned, key, isUnclear }) => !named.has(key) && (isUnclear || hadFinalRetry(planned, check)),
  );
  return oneOfEach(chosen, ({ key }) => key)
    .filter(({ planned }) => !hadFinalRetry(planned, check))
    .map(({ planned }) => ({ kind: 'endpoint', ...planned, probe: 'https', attempt: finalAttempt }));
}

function hadFinalRetry({ service, endpoint }: Planned, check: Check): boolean {
  return attemptsAbout(service.id, endpoint, check).some(
    ({ subject, attempt }) =>
      attempt === finalAttempt && subject.kind === 'service' && subject.endpoint === endpoint.id,
  );
}
