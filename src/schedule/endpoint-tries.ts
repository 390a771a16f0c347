import { triesThatCount } from '../judge/no-evidence.ts';
import { attemptsAbout, attemptsMade } from '../measure/check/attempts.ts';
import type { Check } from '../measure/check/check.ts';
import { isAnsweredOnOldConnection, newConnectionsTo } from '../measure/check/new-connections.ts';
import { isSilence } from '../measure/check/outcomes.ts';
import { type Attempt, interpret } from '../measure/endpoints/attempt.ts';
import { channelOf } from '../measure/endpoints/cut-channel.ts';
import { interpretAmong } from '../measure/endpoints/interpret-among.ts';
import { substitutePages } from '../measure/endpoints/substitute-pages.ts';
import { extraTries, lineOf } from '../measure/network/line.ts';
import { isCutInHandshake } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import { type EndpointTask, type Planned, probeKindOf } from './plan.ts';

export function firstTry({ service, endpoint }: Planned): EndpointTask {
  return { kind: 'endpoint', service, endpoint, probe: probeKindOf(endpoint.url), attempt: 1 };
}

/**
 * How many tries an endpoint gets at most.
 * @source two have to agree, and a third only breaks a tie
 */
const maxTries = 3;

/** Attempts whose result may differ at the next try. */
const unsettled: ReadonlySet<Attempt['kind']> = new Set([
  'failed',
  'server-error',
  'intercepted-error',
  'foreign-answer',
]);

/**
 * Repeats a try that failed or timed out too soon, adds a third try when two disagree, and requests the page of a host
 * whose WebSocket does not open.
 */
export function repeatsDue(planned: Planned, check: Check): EndpointTask[] {
  const { service, endpoint } = planned;
  const made = attemptsMade(service.id, endpoint, check);
  const extra = extraTries(lineOf(check));
  const anew = made.some(isAnsweredOnOldConnection) ? newConnectionDue(planned, check, extra) : [];
  if (anew.length > 0) return anew;
  const tries = attemptsAbout(service.id, endpoint, check);
  const usable = triesThatCount(tries, service.id, check);
  const kinds = usable.map((o) => interpretAmong(o, endpoint, check).kind);
  const reached = kinds.filter((kind) => kind === 'reached').length;
  const failed = kinds.filter((kind) => unsettled.has(kind)).length;
  const sockets = tries.filter((o) => o.probe === 'websocket');
  const task = (probe: 'https' | 'http' | 'websocket', attempt: number): EndpointTask[] => [
    { kind: 'endpoint', service, endpoint, probe, attempt },
  ];
  const [first] = sockets;
  if (first && tries.length === sockets.length && wasSkippedForItsHeaders(first)) return task('https', 1);
  // Answers over old connections count here too: asking again would bring another one of these.
  const own = made.filter(({ subject }) => subject.kind === 'service' && subject.endpoint === endpoint.id);
  const channel = channelOf(service.id, endpoint, check);
  // A channel that is cut at once may also seem never to have opened; its page was asked for then.
  if (channel.cut === 1 && channel.opened === 1 && sockets.length < maxTries && own.length <= maxTries)
    return task('websocket', sockets.length + 1);
  if (first?.outcome.kind === 'answered' && tries.length === sockets.length && substitutePages(check).areOf(service.id))
    return task('https', 1);
  const deciding = first ? usable.filter((o) => sockets.includes(o)) : usable;
  const areSilent = tries.some(isSilence) && deciding.every(isSilence);
  const more = areSilent ? extra : 0;
  if (failed + (tries.length - usable.length) === 0 || own.length >= maxTries + more) return [];

  if (first) {
    const { kind } = interpret(first, endpoint);
    if (kind === 'server-error') return sockets.length < 2 ? task('websocket', 2) : [];
    if (kind !== 'failed') return [];
    if (tries.length === sockets.length) return task('https', 1);
    const pages = tries.length - sockets.length;
    if (reached === 0)
      return usable.length >= 2 + more && !mayBeCutWhenUp(planned, usable, check) ? [] : task('https', pages + 1);
    // The host answers but its WebSocket does not open: only more failed WebSockets add evidence.
    const believed = usable.filter((o) => sockets.includes(o)).length;
    return believed < 2 + more ? task('websocket', sockets.length + 1) : [];
  }
  const isSettled = reached > 0 ? failed === 0 : usable.length >= 2 + more;
  return isSettled ? [] : task(probeKindOf(endpoint.url), tries.length + 1);
}

/**
 * Was the connection cut, and may the server itself have done it, because an equal server serves or there is none? One
 * more try shows whether it was cut before or after the handshake.
 */
function mayBeCutWhenUp({ service, endpoint }: Planned, tries: readonly Observation[], check: Check): boolean {
  const pages = tries.filter(({ probe }) => probe === 'https');
  const isCut = pages.some(({ outcome }) => outcome.kind === 'failed' && isCutInHandshake(outcome.failure));
  return (
    isCut && pages.length === 1 && (endpoint.group === undefined || channelOf(service.id, endpoint, check).equalOpens)
  );
}

/**
 * A host that answered on an old connection is asked for new ones until one is established or two have failed.
 * @param extra how many more have to fail if all were silent
 */
function newConnectionDue({ service, endpoint }: Planned, check: Check, extra: number): EndpointTask[] {
  const { cameUp, failed, tried } = newConnectionsTo(new URL(endpoint.url).host, check);
  const more = failed.every(isSilence) ? extra : 0;
  const isKnown = cameUp || failed.length >= 2 + more || tried >= maxTries + more;
  return isKnown ? [] : [{ kind: 'endpoint', service, endpoint, probe: 'handshake', attempt: tried + 1 }];
}

/**
 * Was the WebSocket skipped because its headers would identify the person? A page request shows whether the host is
 * reachable.
 */
function wasSkippedForItsHeaders({ outcome }: Observation): boolean {
  return outcome.kind === 'skipped' && outcome.why === 'identifying-headers';
}
