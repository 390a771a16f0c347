import { counts, triesThatCount } from '../judge/no-evidence.ts';
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
import { silenceCounts } from './unheard-words.ts';

export function firstTry({ service, endpoint }: Planned): EndpointTask {
  return { kind: 'endpoint', service, endpoint, probe: probeKindOf(endpoint.url), attempt: 1 };
}

/**
 * How many tries an endpoint gets at most, a page that comes beside a channel not counted.
 * @source two have to agree, and a third only breaks a tie, or replaces one that the line may have spoiled
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
  // Answers over old connections count here too: asking again would bring another one of these.
  const own = triesUsed(made.filter(({ subject }) => subject.kind === 'service' && subject.endpoint === endpoint.id));
  const probe = besideChannel(planned, tries, own, extra, check) ?? againBy(planned, tries, own, extra, check);
  const attempt = tries.filter((o) => o.probe === probe).length + 1;
  return probe ? [{ kind: 'endpoint', service, endpoint, probe, attempt }] : [];
}

/** How many tries were made. A page that comes beside a channel is none. */
function triesUsed(own: readonly Observation[]): number {
  const pages = own.filter((o) => !isSocket(o));
  const pageCame = pages.some(({ outcome }) => outcome.kind === 'answered' || outcome.kind === 'opaque');
  return own.length - (pages.length < own.length && pageCame ? 1 : 0);
}

type TryProbe = ReturnType<typeof probeKindOf>;

/** What a channel calls for whose tries do not fail: its page, or the channel once more. */
function besideChannel(
  planned: Planned,
  tries: readonly Observation[],
  own: number,
  extra: number,
  check: Check,
): TryProbe | undefined {
  const { service, endpoint } = planned;
  const sockets = tries.filter(isSocket);
  const [first] = sockets;
  const isAlone = sockets.length === tries.length;
  if (first && isAlone && wasSkippedForItsHeaders(first)) return 'https';
  const isHeard = silenceCounts(planned, check);
  const channel = channelOf(service.id, endpoint, check, (o) => counts(o, service.id, check));
  const { greeted, unanswered, silent } = channel;
  if (isHeard && greeted === 0 && unanswered > 0 && silent < 2 + extra && own < maxTries + extra) return 'websocket';
  // A channel that is cut at once may also seem never to have opened; its page was asked for then.
  if (channel.cut === 1 && channel.opened === 1 && own < maxTries) return 'websocket';
  const isAnswered = first?.outcome.kind === 'answered' && isAlone;
  return isAnswered && substitutePages(check).areOf(service.id) ? 'https' : undefined;
}

/** By what an endpoint is tried again whose tries fail, or disagree. */
function againBy(
  planned: Planned,
  tries: readonly Observation[],
  own: number,
  extra: number,
  check: Check,
): TryProbe | undefined {
  const { service, endpoint } = planned;
  const usable = triesThatCount(tries, service.id, check);
  const kinds = usable.map((o) => interpretAmong(o, endpoint, check).kind);
  const isReached = kinds.includes('reached');
  const failed = kinds.filter((kind) => unsettled.has(kind)).length;
  const sockets = tries.filter(isSocket);
  const deciding = sockets.length > 0 ? usable.filter(isSocket) : usable;
  const more = tries.some(isSilence) && deciding.every(isSilence) ? extra : 0;
  if (failed + (tries.length - usable.length) === 0 || own >= maxTries + more) return undefined;
  const [first] = sockets;
  if (!first) {
    const isSettled = isReached ? failed === 0 : usable.length >= 2 + more;
    return isSettled ? undefined : probeKindOf(endpoint.url);
  }
  const { kind } = interpret(first, endpoint);
  if (kind === 'server-error') return sockets.length < 2 ? 'websocket' : undefined;
  if (kind !== 'failed' || sockets.some(({ outcome }) => outcome.kind === 'opened')) return undefined;
  if (tries.length === sockets.length) return 'https';
  if (!isReached) return usable.length >= 2 + more && !mayBeCutWhenUp(planned, usable, check) ? undefined : 'https';
  // The host answers but its WebSocket does not open: only more failed WebSockets add evidence.
  return deciding.length < 2 + more ? 'websocket' : undefined;
}

function isSocket({ probe }: Observation): boolean {
  return probe === 'websocket';
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
