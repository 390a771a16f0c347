import { readAttempt } from '../judge/attempt.ts';
import { attemptsAbout, isAttempt } from '../judge/attempts.ts';
import { isDirect, lineOf } from '../judge/line.ts';
import { believable } from '../judge/no-evidence.ts';
import { contrastFor, type Failure, isTimeout, isTlsAnswer } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Planned, Task } from './plan.ts';

const contrastProbes: ReadonlySet<string> = new Set(['dns', 'doh', 'address-tls', 'knock']);

/**
 * One contrast per function of a service is enough to find the stage that fails. The endpoint that failed first gets it:
 * in any other order a failure that comes while the contrast is under way would ask for a second one.
 */
export function contrastsDue(endpoints: readonly Planned[], seen: readonly Observation[]): Task[] {
  const tasks: Extract<Task, { kind: 'contrast' }>[] = [];
  const failing = endpoints.flatMap((planned) => unexplained(planned, seen) ?? []).sort((a, b) => a.since - b.since);
  for (const { planned, depth } of failing) {
    const { service, endpoint } = planned;
    const done = seen.some(
      ({ probe, host, subject }) =>
        contrastProbes.has(probe) &&
        subject.kind === 'service' &&
        subject.service === service.id &&
        (subject.function === endpoint.function || host === hostOf(planned)),
    );
    const alike = tasks.some(
      (other) =>
        other.service === service &&
        (other.endpoint.function === endpoint.function || hostOf(other) === hostOf(planned)),
    );
    if (!done && !alike) tasks.push({ kind: 'contrast', service, endpoint, depth });
  }
  return tasks;
}

/** Since which observation the endpoint has failed in a way that does not explain itself, and how much is to be asked. */
function unexplained(planned: Planned, seen: readonly Observation[]) {
  const failures = seen.map((o) => failureOf(o, planned));
  const depth = contrastFor(failures.filter((failure) => failure !== undefined));
  const since = failures.findIndex((failure) => failure && contrastFor([failure]));
  return depth && { planned, depth, since };
}

function hostOf({ endpoint }: Pick<Planned, 'endpoint'>): string {
  return new URL(endpoint.url).hostname;
}

/**
 * Where nothing comes back, another port shows whether a name leads anywhere at all. Asked once, after the second try,
 * and not where the contrast of an equal endpoint has told it.
 */
export function portsDue(endpoints: readonly Planned[], seen: readonly Observation[]): Task[] {
  const hosts = new Set<string>();
  return endpoints.flatMap((planned): Task[] => {
    const { service, endpoint } = planned;
    const host = hostOf(planned);
    if (hosts.has(host) || !isUnclear(planned, seen)) return [];
    hosts.add(host);
    const done = seen.some((o) => o.probe === 'port-80' && o.host === host);
    const alike = endpoints.filter(
      (other) => other.service === service && other.endpoint.function === endpoint.function,
    );
    if (done || alike.some((other) => isSettledByContrast(hostOf(other), seen))) return [];
    return [{ kind: 'endpoint', service, endpoint, probe: 'port-80', attempt: 1 }];
  });
}

function isUnclear({ service, endpoint }: Planned, seen: readonly Observation[]): boolean {
  const tries = believable(attemptsAbout(service.id, endpoint, seen), service.id, seen);
  const attempts = tries.map((o) => readAttempt(o, endpoint));
  if (attempts.length < 2 || attempts.some((attempt) => attempt.kind === 'reached')) return false;
  return attempts.some((a) => a.kind === 'failed' && (isTimeout(a.failure) || isTlsAnswer(a.failure)));
}

/**
 * The network's own resolver, a name that leads to a live address, or an address that is silent by itself leave nothing
 * for another port to tell.
 */
function isSettledByContrast(host: string, seen: readonly Observation[]): boolean {
  if (!isDirect(lineOf(seen))) return false;
  return seen.some((o) => {
    if (o.host !== host) return false;
    if (o.probe === 'dns') return true;
    if (o.outcome.kind !== 'failed') return false;
    const { failure } = o.outcome;
    if (o.probe === 'knock') return failure === 'connection_refused';
    return o.probe === 'knock-address' ? !isTimeout(failure) : o.probe === 'address-tls' && isTimeout(failure);
  });
}

/** What an attempt at the endpoint itself failed with. */
function failureOf(o: Observation, { service, endpoint }: Planned): Failure | undefined {
  const { subject } = o;
  const isOwn = subject.kind === 'service' && subject.service === service.id && subject.endpoint === endpoint.id;
  if (!isOwn || !isAttempt(o)) return undefined;
  const attempt = readAttempt(o, endpoint);
  return attempt.kind === 'failed' ? attempt.failure : undefined;
}
