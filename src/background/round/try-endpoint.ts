import { channelOf } from '../../catalogue/origins.ts';
import { checkOf } from '../../measure/check/check.ts';
import { isOnOldConnection } from '../../measure/check/new-connections.ts';
import { retryDeadlineMs } from '../../measure/endpoints/retry-deadline.ts';
import { isCutInHandshake } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Endpoint } from '../../model/service.ts';
import { apartFrom } from '../../probe/apart-from.ts';
import type { Fetcher } from '../../probe/fetch-here.ts';
import { type ProbeContext, probeHttp, type Sighting } from '../../probe/http.ts';
import { isFinalRetry } from '../../schedule/final-retry.ts';
import type { EndpointTask } from '../../schedule/plan.ts';
import { comparisonWaitShare } from './comparison-probes.ts';
import { fetchInDocument } from './fresh-frame.ts';
import { handshakeIfSilent, probeHandshake, probeNewConnection } from './handshake.ts';
import { probeSocket } from './message-channel.ts';
import { withStateAuthority } from './state-authority.ts';
import {
  endpointSubject,
  notMade,
  probeContext,
  serviceWaitMs,
  type TaskContext,
  type Tools,
  taskResultOf,
} from './task-context.ts';
import type { TaskResult } from './task-queue.ts';

/**
 * Deadline of a final retry, which waits until the browser reports the stage at which nothing came back.
 * @source Chromium reports an unanswered handshake after 30 s, and nothing about a silent address
 */
const finalRetryMs = 35_000;

/** Tries an endpoint by the probe of the task. If that is silent or was cut, the handshake is tested too. */
export async function tryEndpoint(task: EndpointTask, within: TaskContext): Promise<TaskResult> {
  const { service, endpoint, probe, attempt } = task;
  const { seen, tools, record } = within;
  const deadlineMs = isFinalRetry(task)
    ? finalRetryMs
    : retryDeadlineMs(service, endpoint, probe, checkOf(seen), serviceWaitMs);
  const tryContext = (url: string) => ({ ...probeContext(url, serviceWaitMs, within), deadlineMs });
  const recordIt = (sighting: Sighting) =>
    record({
      ...withStateAuthority(sighting, endpoint, seen),
      host: new URL(endpoint.url).host,
      subject: endpointSubject(service, endpoint),
      attempt,
      phase: 'during',
    });
  if (probe === 'websocket') {
    const { sighting, word, later } = await probeSocket(endpoint, tryContext(endpoint.url), tools.headersAreClean);
    await recordIt(sighting);
    if (word) await recordIt(word);
    if (later) tools.linger(later.then((moment) => moment && recordIt(moment)));
    return taskResultOf(sighting);
  }
  const place = await tools.freshFrame;
  const url = pageOf(endpoint);
  const wantsHandshake =
    probe === 'https' &&
    !isFinalRetry(task) &&
    tools.headersAreClean &&
    !seen.some((o) => o.probe === 'handshake' && o.host === new URL(url).host && o.outcome.kind === 'connected');
  const first = wantsHandshake && wasCut(url, seen) ? await probeHandshake(url, tryContext(url)) : undefined;
  if (first) await recordIt(first);
  // A connection that is cut before anything was sent is a try like any other.
  if (first && isCut(first)) {
    await recordIt({ ...first, probe });
    return taskResultOf(first);
  }
  const apart =
    probe === 'handshake' && tools.headersAreClean ? await probePageApart(endpoint, tryContext, tools) : undefined;
  const made = apart ? Promise.resolve(apart) : probePage(endpoint, probe, tryContext, tools.headersAreClean, place);
  const mayMakeHandshake = wantsHandshake && !first && (place !== undefined || !tools.mayHaveOldConnections);
  const handshake = mayMakeHandshake ? await handshakeIfSilent(url, made, tryContext(url)) : undefined;
  if (handshake) await recordIt(handshake);
  const sighting = await made;
  await recordIt(sighting);
  return taskResultOf(sighting);
}

/**
 * Was a page of this host cut, before or after the handshake? The browser has one error for both. No older connection
 * can be open, since the browser would have used it, so the next one is new.
 */
function wasCut(url: string, seen: readonly Observation[]): boolean {
  const { host } = new URL(url);
  return seen.some((o) => o.probe === 'https' && o.host === host && isCut(o));
}

function isCut({ outcome }: Pick<Observation, 'outcome'>): boolean {
  return outcome.kind === 'failed' && isCutInHandshake(outcome.failure);
}

/** The URL of an endpoint's page: the path of a WebSocket is requested as one. */
function pageOf({ url }: Endpoint): string {
  return url.replace(/^wss:/, 'https:');
}

/**
 * Requests the page over another connection than that from before the check, on which transfers follow. Undefined where
 * that one is from before the check too.
 */
async function probePageApart(
  endpoint: Endpoint,
  contextFor: (url: string) => ProbeContext,
  { made }: Tools,
): Promise<Sighting | undefined> {
  const page = pageOf(endpoint);
  const context = contextFor(page);
  if (!context.permitted) return undefined;
  const place = { fetcher: apartFrom(fetchInDocument), made: made.apart };
  const sighting = await probeHttp('https', page, endpoint.healthy, { ...context, ...place });
  return isOnOldConnection(sighting) ? undefined : sighting;
}

/** Requests the endpoint's page, another path or port 80 of its host, or only a handshake. */
async function probePage(
  endpoint: Endpoint,
  probe: 'https' | 'http' | 'port-80' | 'other-path' | 'handshake',
  contextFor: (url: string) => ProbeContext,
  headersAreClean: boolean,
  fetcher: Fetcher | undefined,
): Promise<Sighting> {
  const { host, hostname } = new URL(endpoint.url);
  const page = pageOf(endpoint);
  const url = {
    https: page,
    http: page,
    'port-80': endpoint.hstsPreloaded ? `https://${hostname}:80/` : `http://${hostname}/`,
    'other-path': `https://${host}/favicon.ico`,
    handshake: channelOf(page),
  }[probe];
  const context = contextFor(url);
  if (!context.permitted) return notMade(probe, url, 'permission-missing');
  switch (probe) {
    case 'handshake':
      return probeNewConnection(url, context, headersAreClean);
    case 'https':
    case 'other-path': {
      const healthy = probe === 'https' ? endpoint.healthy : {};
      return probeHttp(probe, url, healthy, { ...context, ...(fetcher ? { fetcher, made: undefined } : {}) });
    }
    case 'http':
      return probeHttp(probe, url, endpoint.healthy, context);
    case 'port-80':
      return probeHttp(probe, url, {}, { ...context, deadlineMs: context.deadlineMs * comparisonWaitShare });
    default:
      return probe satisfies never;
  }
}
