import { readAttempt } from '../judge/attempt.ts';
import { attemptsAbout, isAttempt } from '../judge/attempts.ts';
import { isDirect, lineOf } from '../judge/line.ts';
import { believable } from '../judge/no-evidence.ts';
import { isTimeout } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { ContrastDepth, Planned, Task } from './plan.ts';

const contrastProbes: ReadonlySet<string> = new Set(['dns', 'doh', 'address-tls', 'knock']);

/**
 * One contrast per function of a service is enough to find the stage that fails. The endpoint that failed first gets it:
 * in any other order a failure that comes while the contrast is under way would ask for a second one.
 */
export function contrastsDue(endpoints: readonly Planned[], seen: readonly Observation[]): Task[] {
  const tasks: Extract<Task, { kind: 'contrast' }>[] = [];
  const failing = endpoints
    .map((planned) => ({ planned, since: seen.findIndex((o) => isUnexplainedFailure(o, planned)) }))
    .filter(({ since }) => since >= 0)
    .sort((a, b) => a.since - b.since);
  for (const { planned } of failing) {
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
    if (!done && !alike) tasks.push({ kind: 'contrast', service, endpoint, depth: depthFor(planned, seen) });
  }
  return tasks;
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
  return attempts.some((a) => a.kind === 'failed' && (isTimeout(a.failure) || a.failure.startsWith('ssl_')));
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

/** A reset, a close and an alert name their stage themselves. */
const selfExplaining: ReadonlySet<string> = new Set([
  'connection_reset',
  'eof_error',
  'ssl_failed_handshake',
  'http_request_failed',
]);

/** A name that is not found has no address to ask; only a silence leaves open whether the name leads anywhere. */
function depthFor(planned: Planned, seen: readonly Observation[]): ContrastDepth {
  const failures = seen.flatMap((o) =>
    isUnexplainedFailure(o, planned) && o.outcome.kind === 'failed' ? [o.outcome.failure] : [],
  );
  if (failures.every((failure) => failure.startsWith('dns_'))) return 'name';
  return failures.some(isTimeout) ? 'way' : 'address';
}

function isUnexplainedFailure(o: Observation, { service, endpoint }: Planned): boolean {
  const { subject } = o;
  const isOwn = subject.kind === 'service' && subject.service === service.id && subject.endpoint === endpoint.id;
  if (!isOwn || !isAttempt(o)) return false;
  const attempt = readAttempt(o, endpoint);
  // A WebSocket's failure has no name of its own; the page request beside it does.
  return attempt.kind === 'failed' && attempt.failure !== 'websocket_failed' && !selfExplaining.has(attempt.failure);
}
