import { deadlineMs, relayDeadlineMs } from '../../measure/network/deadlines.ts';
import { isDirect, lineOf } from '../../measure/network/line.ts';
import type { SeenFrom } from '../../measure/network/own-address.ts';
import { isProxySuspected } from '../../measure/network/proxy.ts';
import { retryDeadlineMs } from '../../measure/network/retry-deadline.ts';
import { isAnswer } from '../../measure/outcomes.ts';
import {
  closerParts,
  firstDownloadLimits,
  firstUploadBytes,
  firstUploadLimits,
} from '../../measure/transfers/first-look-limits.ts';
import { narrowBytes } from '../../measure/transfers/first-samples.ts';
import { isNarrow } from '../../measure/transfers/line-speed.ts';
import { slowedAnswerMs, smallUploadBytes } from '../../measure/transfers/small-transfers.ts';
import { isStuck } from '../../measure/transfers/stuck.ts';
import { downloadSample, ranOutOfTime, uploadBytes } from '../../measure/transfers/transfer.ts';
import { uploadWaitMs } from '../../measure/transfers/upload-wait.ts';
import { isCutInHandshake, isTimeout } from '../../model/failures.ts';
import type { Observation, Subject } from '../../model/observation.ts';
import type { Control, Endpoint, Service } from '../../model/service.ts';
import type { TagOf } from '../../model/tags.ts';
import { fetcherApart } from '../../probe/fetch-apart.ts';
import type { Fetcher } from '../../probe/fetch-here.ts';
import { type ProbeContext, probeHttp, type Sighting } from '../../probe/http.ts';
import type { RequestEvents } from '../../probe/request.ts';
import { probeDownload, probeObjectHead, probeUpload, type StoredAt } from '../../probe/transfer.ts';
import { isPatient } from '../../schedule/patience.ts';
import { type Plan, probeKindOf, type Task } from '../../schedule/plan.ts';
import { controlSubject } from '../../schedule/targets.ts';
import type { Access } from './access.ts';
import { askAddress } from './ask-address.ts';
import { belowRequests } from './below-requests.ts';
import { probeRelay } from './call-relay.ts';
import { contrast, contrastWaitShare } from './contrast.ts';
import { handshakeIfSilent, probeHandshake, probeNewConnection } from './handshake.ts';
import { probeSocket } from './message-channel.ts';
import { lookForQuic } from './quic.ts';
import type { Went } from './task-queue.ts';

/** What every task of a round works with. */
export interface Tools {
  readonly access: Access;
  readonly events: RequestEvents;
  readonly signal: AbortSignal;
  /** Gives addresses and pages their tags in this round. */
  readonly tagOf: TagOf;
  /** Nothing in the headers of what this extension sends names it, so WebSockets may be opened and bytes posted. */
  readonly headersAreClean: boolean;
  /** Where no connection is open from before this check, if the browser has such a place. */
  readonly freshPlace: Promise<Fetcher | undefined>;
  /** Connections of an earlier check may still be open. */
  readonly mayHaveOldConnections: boolean;
  /** Where large objects are stored, as far as this check knows. */
  readonly storedAt: StoredAt;
  /** Takes the address as which a control relay sees this browser. */
  readonly seenFrom: (answer: SeenFrom) => void;
  /** Takes what may be seen later, for which only the end of the round has to wait. */
  readonly linger: (work: Promise<void>) => void;
}

/**
 * Deadline of a control while none has answered; a plain one of the first step has twice as long.
 * @source on a line that crawls nothing but plain http comes through
 */
const firstWaitMs = 4500;

/**
 * Deadline of a service, or of a site of another country, while no control has answered.
 * @source a packet is sent again after one second (RFC 6298), and has as long and a little more to be answered
 */
const serviceWaitMs = 2300;

/**
 * Deadline of a try that waits until the browser says which stage was not answered.
 * @source Chromium tells after 30 s that a handshake was not answered, and nothing of an address that is silent
 */
const patienceMs = 35_000;

/** Does one task; each observation is handed over the moment it is made. */
export async function runTask(
  task: Task,
  plan: Plan,
  seen: readonly Observation[],
  tools: Tools,
  record: (observation: Observation) => Promise<void>,
): Promise<Went> {
  const contextFor = (url: string, waitMs: number): ProbeContext => {
    const permitted = tools.access.allows(url);
    return {
      permitted,
      ...(permitted ? {} : { fetcher: askAddress }),
      deadlineMs: deadlineMs(lineOf(seen), waitMs),
      events: tools.events,
      signal: tools.signal,
      tagOf: tools.tagOf,
    };
  };

  switch (task.kind) {
    case 'control': {
      const { control, phase, attempt } = task;
      // On a line that crawls a plain question is the last to be answered: it goes on through the second step.
      const goesOn = control.class === 'captive' && plan.first.includes(control);
      const context: ProbeContext = {
        ...contextFor(control.url, plan.elsewhere.includes(control) ? serviceWaitMs : firstWaitMs),
        ...(goesOn ? { moreMs: () => (seen.some(isAnswer) ? 0 : firstWaitMs) } : {}),
      };
      const sighting = await probeHttp(
        probeKindOf(control.url) === 'http' ? 'http' : 'https',
        control.url,
        control.healthy,
        context,
      );
      await record({ ...sighting, subject: controlSubject(control), attempt, phase });
      return wentOf(sighting);
    }
    case 'endpoint': {
      const { service, endpoint, probe, attempt } = task;
      const deadlineMs = isPatient(task) ? patienceMs : retryDeadlineMs(service, endpoint, probe, seen, serviceWaitMs);
      const tryContext = (url: string) => ({ ...contextFor(url, serviceWaitMs), deadlineMs });
      const recordIt = (sighting: Sighting) =>
        record({ ...sighting, subject: endpointSubject(service, endpoint), attempt, phase: 'during' });
      if (probe === 'websocket') {
        const { sighting, later } = await probeSocket(endpoint, tryContext(endpoint.url), tools.headersAreClean);
        await recordIt(sighting);
        if (later) tools.linger(later.then((moment) => moment && recordIt(moment)));
        return wentOf(sighting);
      }
      const place = await tools.freshPlace;
      const url = pageOf(endpoint);
      const wantsHandshake =
        probe === 'https' &&
        !isPatient(task) &&
        tools.headersAreClean &&
        !seen.some(
          (o) => o.probe === 'handshake' && o.host === new URL(url).hostname && o.outcome.kind === 'connected',
        );
      const first = wantsHandshake && wasCut(url, seen) ? await probeHandshake(url, tryContext(url)) : undefined;
      if (first) await recordIt(first);
      // What is cut off before anything was sent is a try like any other.
      if (first && isCut(first)) {
        await recordIt({ ...first, probe });
        return wentOf(first);
      }
      const made = probePage(endpoint, probe, tryContext, tools.headersAreClean, place);
      const mayMakeHandshake = wantsHandshake && !first && (place !== undefined || !tools.mayHaveOldConnections);
      const handshake = mayMakeHandshake ? await handshakeIfSilent(url, made, tryContext(url)) : undefined;
      if (handshake) await recordIt(handshake);
      const sighting = await made;
      await recordIt(sighting);
      return wentOf(sighting);
    }
    case 'contrast': {
      const { service, endpoint, depth } = task;
      const answering = plan.resolvers.filter((resolver) => !hasFailedToAnswer(resolver, seen));
      const isDoubtful = isProxySuspected(seen) || !isDirect(lineOf(seen));
      const below = isDoubtful ? undefined : belowRequests(witnessIn(seen), tools.signal);
      const context = (url: string) => contextFor(url, serviceWaitMs);
      for await (const sighting of contrast(service, endpoint, depth, answering, context, below)) {
        await record({ ...sighting, subject: endpointSubject(service, endpoint), attempt: 1, phase: 'during' });
      }
      return 'well';
    }
    case 'relay': {
      const { url, subject, attempt } = task;
      const deadlineMs = relayDeadlineMs(lineOf(seen));
      const { sighting, seenAs } = await probeRelay({ url }, { deadlineMs, signal: tools.signal });
      if (subject.kind === 'control') tools.seenFrom({ relay: url, address: seenAs });
      await record({ ...sighting, subject, attempt, phase: 'during' });
      // Even where its datagrams were lost there is no open connection, and no handshake that a filter could count.
      return 'well';
    }
    case 'quic': {
      const { host, subject, attempt } = task;
      const below = belowRequests(witnessIn(seen), tools.signal);
      const sighting = await lookForQuic(host, below, contextFor(`https://${host}/`, serviceWaitMs));
      // It says nothing about how a control answers, so its phase must not make it count as asking the control again.
      await record({ ...sighting, subject, attempt, phase: subject.kind === 'control' ? 'before' : 'during' });
      return 'well';
    }
    case 'transfer': {
      const { subject, attempt, probe, url } = task;
      // What stalled has left its connection stuck, so the next transfer goes over another one.
      const stuck = seen.filter((o) => o.host === new URL(url).hostname && isStuck(o)).length;
      const { fetcher, isLast, waitMs: shortestMs } = await connectionAfter(stuck, tools);
      const contextThere = (there: string, waitMs: number) => ({
        ...contextFor(there, waitMs),
        ...(fetcher ? { fetcher } : {}),
      });
      const sighting = await runTransfer(task, plan, seen, tools, contextThere, shortestMs);
      await record({ ...sighting, subject, attempt, phase: 'during' });
      // The next one goes over another connection, and the silence was a pause in itself.
      if (!isLast && isStuck(sighting)) return 'well';
      const mayStillCome = sighting.transfer?.end === 'stalled' || (probe === 'download' && ranOutOfTime(sighting));
      return mayStillCome ? 'stalled' : wentOf(sighting);
    }
    default:
      return task satisfies never;
  }
}

/**
 * Was a page of this host cut off, before its handshake or after? The browser has one name for both. An older connection
 * would have been taken for it, so the next one is new.
 */
function wasCut(url: string, seen: readonly Observation[]): boolean {
  const { hostname } = new URL(url);
  return seen.some((o) => o.probe === 'https' && o.host === hostname && isCut(o));
}

function isCut({ outcome }: Pick<Observation, 'outcome'>): boolean {
  return outcome.kind === 'failed' && isCutInHandshake(outcome.failure);
}

/** Where a transfer is made, after so many to the same host got stuck. */
interface Connection {
  /** Absent: over the connections of the background. */
  readonly fetcher?: Fetcher;
  /** There is no other place, so the next one waits until the browser gives this connection up. */
  readonly isLast: boolean;
  /** How long to wait for an answer at least: where a connection may be dead, until the browser makes another. */
  readonly waitMs: number;
}

/** In Chromium the fresh place and the background in turn; in Firefox first the background, then a new one each time. */
async function connectionAfter(stuck: number, { freshPlace, headersAreClean }: Tools): Promise<Connection> {
  const place = await freshPlace;
  if (place) {
    const isThere = stuck % 2 === 0;
    return { ...(isThere ? { fetcher: place } : {}), isLast: !isThere, waitMs: slowedAnswerMs };
  }
  // Without the filter redirects would be followed, and logins answered.
  const apart = headersAreClean ? fetcherApart(crypto.randomUUID()) : undefined;
  if (apart === undefined) return { isLast: true, waitMs: slowedAnswerMs };
  if (stuck === 0) return { isLast: false, waitMs: slowedAnswerMs };
  return { fetcher: apart, isLast: false, waitMs: downloadSample.stallMs };
}

function wentOf(sighting: Sighting): Went {
  const { outcome } = sighting;
  if (outcome.kind === 'failed') return isTimeout(outcome.failure) ? 'silent' : 'badly';
  return sighting.reused ? 'again' : 'well';
}

async function runTransfer(
  { probe, url }: Extract<Task, { kind: 'transfer' }>,
  { measured }: Plan,
  seen: readonly Observation[],
  { access, headersAreClean, storedAt }: Tools,
  contextFor: (url: string, waitMs: number) => ProbeContext,
  shortestMs: number,
): Promise<Sighting> {
  const context = contextFor(url, serviceWaitMs);
  // An object may be stored on another host than its endpoint.
  if (!context.permitted) return notMade(probe, url, 'permission-missing');
  const isSmall = measured !== undefined || isNarrow(seen);
  const patient = { ...context, deadlineMs: Math.max(shortestMs, context.deadlineMs) };
  const { hostname: host } = new URL(url);
  const mayFollow = (elsewhere: string) => elsewhere.startsWith('https:') && access.allows(elsewhere);
  switch (probe) {
    case 'download':
      return probeDownload(probe, url, { ...downloadSample, ...closerParts(host, seen) }, patient, mayFollow, storedAt);
    case 'first-download':
      return probeDownload(probe, url, firstDownloadLimits(host, seen, isSmall), context, mayFollow, storedAt);
    case 'object-head':
      return probeObjectHead(url, patient, storedAt);
    case 'upload':
    case 'first-upload':
    case 'small-upload': {
      if (!headersAreClean) return notMade(probe, url, 'identifying-headers');
      if (probe === 'small-upload') return probeUpload(probe, url, smallUploadBytes, patient);
      if (probe === 'upload')
        return probeUpload(probe, url, uploadBytes, { ...context, deadlineMs: uploadWaitMs(seen) });
      const limits = firstUploadLimits(seen, isSmall, context.deadlineMs);
      return probeUpload(probe, url, isSmall ? narrowBytes : firstUploadBytes, { ...context, ...limits });
    }
    default:
      return probe satisfies never;
  }
}

function notMade(
  probe: Observation['probe'],
  url: string,
  why: Extract<Observation['outcome'], { kind: 'skipped' }>['why'],
): Sighting {
  const { hostname: host } = new URL(url);
  return { probe, host, at: Date.now(), tookMs: 0, outcome: { kind: 'skipped', why }, reused: false };
}

/** The address of an endpoint's page: a WebSocket's path is asked for as one. */
function pageOf({ url }: Endpoint): string {
  return url.replace(/^wss:/, 'https:');
}

/** The endpoint by a plain request, by its name on another port, or by a new connection alone. */
async function probePage(
  endpoint: Endpoint,
  probe: 'https' | 'http' | 'port-80' | 'handshake',
  contextFor: (url: string) => ProbeContext,
  headersAreClean: boolean,
  fetcher: Fetcher | undefined,
): Promise<Sighting> {
  const { hostname } = new URL(endpoint.url);
  const page = pageOf(endpoint);
  const url = {
    https: page,
    http: page,
    'port-80': endpoint.hstsPreloaded ? `https://${hostname}:80/` : `http://${hostname}/`,
    handshake: page.replace(/^https:/, 'wss:'),
  }[probe];
  const context = contextFor(url);
  if (!context.permitted) return notMade(probe, url, 'permission-missing');
  switch (probe) {
    case 'handshake':
      return headersAreClean ? probeNewConnection(url, context) : notMade(probe, url, 'identifying-headers');
    case 'https':
      return probeHttp(probe, url, endpoint.healthy, { ...context, ...(fetcher ? { fetcher } : {}) });
    case 'http':
      return probeHttp(probe, url, endpoint.healthy, context);
    case 'port-80':
      return probeHttp(probe, url, {}, { ...context, deadlineMs: context.deadlineMs * contrastWaitShare });
    default:
      return probe satisfies never;
  }
}

function hasFailedToAnswer(resolver: Control, seen: readonly Observation[]): boolean {
  return seen.some((o) => o.resolver === resolver.id && o.outcome.kind === 'failed');
}

/** A comparison site that answered over https. */
function witnessIn(seen: readonly Observation[]): string | undefined {
  return seen.find((o) => o.subject.kind === 'control' && o.probe === 'https' && o.outcome.kind === 'answered')?.host;
}

function endpointSubject(service: Service, endpoint: Endpoint): Subject {
  return { kind: 'service', service: service.id, endpoint: endpoint.id, function: endpoint.function };
}
