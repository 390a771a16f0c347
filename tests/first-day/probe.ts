import { upgradeHeaders } from '../../scripts/catalogue-check/open-channel.ts';
import { comparison } from '../../src/background/round/comparison-probes.ts';
import type { DnsAndTcp } from '../../src/background/round/dns-and-tcp.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { deadlineMs } from '../../src/measure/network/deadlines.ts';
import { lineOf } from '../../src/measure/network/line.ts';
import { failureOf } from '../../src/model/browser-error.ts';
import { relayPlace } from '../../src/model/call-relay.ts';
import { isCutInHandshake } from '../../src/model/failures.ts';
import type { Observation, Outcome, Subject } from '../../src/model/observation.ts';
import type { Endpoint } from '../../src/model/service.ts';
import { type ProbeContext, probeHttp, type Sighting } from '../../src/probe/http.ts';
import type { EndpointTask, Task } from '../../src/schedule/plan.ts';
import { controlSubject } from '../../src/schedule/transfer-targets.ts';
import { inventedAddress } from '../net/resolver.ts';
import { errorOf, headersOf, isSilence, roundTripMs, tripsOf } from './browser.ts';
import type { Change } from './change.ts';
import type { Making } from './check.ts';
import { isAt } from './targets.ts';
import { transfer } from './transfer.ts';

/** How long to wait for a service, and for a relay, before a control has answered, ms. */
const waitMs = 2300;

type During = Pick<Observation, 'attempt' | 'phase'>;

/** Does one task. What runs in the background's documents is done here in the same way. */
export async function probe(task: Task, making: Making): Promise<readonly Observation[]> {
  const as = (made: readonly Sighting[], subject: Subject, { attempt, phase }: During): Observation[] =>
    made.map((one) => ({ ...one, subject, attempt, phase }));
  const during = { attempt: 'attempt' in task ? task.attempt : 1, phase: 'during' } as const;
  switch (task.kind) {
    case 'control': {
      const { control, isChannel, phase, attempt } = task;
      const made = isChannel
        ? await openChannel({ url: control.url.replace(/^https:/, 'wss:') }, making)
        : [await page(control.url, control.healthy, making)];
      return as(made, controlSubject(control), { attempt, phase });
    }
    case 'endpoint':
      return as(await tryEndpoint(task, making), subjectOf(task), during);
    case 'comparison':
      return as(await compare(task, making), subjectOf(task), during);
    case 'lookup': {
      const outcome: Outcome = { kind: 'resolved', exists: true, addressKinds: ['public'], compared: 'same' };
      return as([plainly('lookup', task.host, outcome)], task.subject, during);
    }
    case 'quic':
      return as([plainly('quic', task.host, { kind: 'connected' })], task.subject, during);
    case 'reply':
      return as(
        [plainly('own-address-reply', task.host, { kind: 'connected' }, 4 * roundTripMs)],
        task.subject,
        during,
      );
    case 'relay':
      return as([askRelay(task.url, making)], task.subject, during);
    case 'transfer':
      return as([await transfer(task, making, (url) => contextOf(url, making))], task.subject, during);
    default:
      return task satisfies never;
  }
}

function subjectOf({ service, endpoint }: Pick<EndpointTask, 'service' | 'endpoint'>): Subject {
  return { kind: 'service', service: service.id, endpoint: endpoint.id, function: endpoint.function };
}

function plainly(kind: Observation['probe'], host: string, outcome: Outcome, tookMs = 2 * roundTripMs): Sighting {
  return { probe: kind, host, at: 0, tookMs, outcome, reused: false };
}

function changeAt(url: string, { altered }: Making): Change | undefined {
  return altered && isAt(altered.target, altered.change.on, url) ? altered.change : undefined;
}

function contextOf(url: string, making: Making): ProbeContext {
  const { browser, servers, seen, tagOf } = making;
  const signal = new AbortController().signal;
  const requests = servers.requests(browser, changeAt(url, making));
  return { permitted: true, deadlineMs: deadlineMs(lineOf(checkOf(seen)), waitMs), signal, tagOf, ...requests };
}

function page(url: string, healthy: Endpoint['healthy'], making: Making): Promise<Sighting> {
  return probeHttp(url.startsWith('http:') ? 'http' : 'https', url, healthy, contextOf(url, making));
}

async function tryEndpoint({ endpoint, probe: by }: EndpointTask, making: Making): Promise<readonly Sighting[]> {
  const { url, healthy, hstsPreloaded } = endpoint;
  const { hostname } = new URL(url);
  const pageUrl = url.replace(/^wss:/, 'https:');
  const isChromium = making.browser === 'chromium';
  switch (by) {
    case 'websocket':
      return openChannel(endpoint, making);
    case 'handshake':
      return [await handshake(pageUrl, making)];
    case 'port-80': {
      // A server that speaks no TLS on this port answers a hello with plain text.
      const answersInPlain = errorOf('alert', making.browser, false);
      if (hstsPreloaded && changeAt(pageUrl, making)?.address === undefined)
        return [plainly('port-80', hostname, { kind: 'failed', failure: failureOf(answersInPlain, 0) })];
      return [await probeHttp('port-80', `http://${hostname}/`, {}, contextOf(pageUrl, making))];
    }
    case 'other-path': {
      const other = `https://${hostname}/favicon.ico`;
      return [await probeHttp('other-path', other, {}, contextOf(other, making))];
    }
    case 'https':
    case 'http': {
      const isUp = making.seen.some(
        (o) => o.probe === 'handshake' && o.host === hostname && o.outcome.kind === 'connected',
      );
      const wasCut = making.seen.some((o) => o.probe === 'https' && o.host === hostname && isCut(o));
      const first = isChromium && by === 'https' && !isUp && wasCut ? [await handshake(pageUrl, making)] : [];
      if (first.some(isCut)) return [...first, ...first.map((one) => ({ ...one, probe: by }))];
      const made = await page(pageUrl, healthy, making);
      const isSilent = made.outcome.kind === 'failed' && made.outcome.failure === 'generic_timeout_error';
      const later = isChromium && by === 'https' && !isUp && isSilent ? [await handshake(pageUrl, making)] : [];
      return [...first, ...later, made];
    }
    default:
      return by satisfies never;
  }
}

function isCut({ outcome }: Pick<Observation, 'outcome'>): boolean {
  return outcome.kind === 'failed' && isCutInHandshake(outcome.failure);
}

/** Only the handshake, as Chromium's background makes it. */
async function handshake(url: string, making: Making): Promise<Sighting> {
  const { browser, servers } = making;
  const asking = { url, method: 'HEAD', headers: headersOf(browser, undefined), maxBytes: 0, waitMs } as const;
  const ended = await servers.asked(asking, changeAt(url, making));
  const { hostname } = new URL(url);
  if (!('end' in ended) || ended.end.startsWith('request-'))
    return plainly('handshake', hostname, { kind: 'connected' });
  if (isSilence(ended.end)) return plainly('handshake', hostname, silence, waitMs);
  const tookMs = tripsOf(ended.end) * roundTripMs;
  const failure = failureOf(errorOf(ended.end, browser, true), tookMs);
  return plainly('handshake', hostname, { kind: 'failed', failure }, tookMs);
}

const silence: Outcome = { kind: 'failed', failure: 'generic_timeout_error' };

async function openChannel(
  channel: Pick<Endpoint, 'url' | 'origin' | 'subprotocol'>,
  making: Making,
): Promise<readonly Sighting[]> {
  const { url } = channel;
  const headers = upgradeHeaders(channel);
  const { browser, servers, seen } = making;
  const { hostname } = new URL(url);
  const limitMs = deadlineMs(lineOf(checkOf(seen)), waitMs);
  const asking = { url: url.replace(/^wss:/, 'https:'), method: 'GET', headers, maxBytes: 0, waitMs: limitMs } as const;
  const ended = await servers.asked(asking, changeAt(url, making));
  const opening = (outcome: Outcome, tookMs: number) => plainly('websocket', hostname, outcome, tookMs);
  if ('end' in ended) {
    if (isSilence(ended.end)) return [opening(silence, limitMs)];
    return [opening({ kind: 'failed', failure: 'websocket_failed' }, tripsOf(ended.end) * roundTripMs)];
  }
  const tookMs = 4 * roundTripMs + ended.serverMs;
  if (tookMs > limitMs) return [opening(silence, limitMs)];
  if (ended.status !== 101) {
    // Firefox shows the status of a refused handshake, Chromium does not.
    const isShown = browser === 'firefox' && ended.status >= 300;
    const shown: Outcome = { kind: 'answered', status: ended.status, healthy: false };
    return [opening(isShown ? shown : { kind: 'failed', failure: 'websocket_failed' }, tookMs)];
  }
  const opened = opening({ kind: 'opened' }, tookMs);
  if (ended.channel !== 'cut') return [opened];
  return [opened, plainly('channel', hostname, { kind: 'failed', failure: 'channel_cut' })];
}

async function compare(
  { service, endpoint, depth }: Extract<Task, { kind: 'comparison' }>,
  making: Making,
): Promise<readonly Sighting[]> {
  const { plan, browser, servers } = making;
  const change = changeAt(`https://${new URL(endpoint.url).hostname}/`, making) ?? changeAt(endpoint.url, making);
  const contextFor = (url: string): ProbeContext => {
    const context = contextOf(url, making);
    // A resolver elsewhere, or a bare address.
    if (plan.resolvers.some((resolver) => url.startsWith(resolver.url)))
      return change?.name === 'gone' ? { ...context, ...servers.ignorantResolvers(browser) } : context;
    const isBare = /^https:\/\/[\d.]+\//.test(url);
    const isDead = change?.address !== undefined;
    return isBare
      ? { ...context, permitted: false, ...servers.requests(browser, isDead ? change : undefined) }
      : context;
  };
  const made: Sighting[] = [];
  for await (const one of comparison(service, endpoint, depth, plan.resolvers, contextFor, belowOf(browser, change))) {
    made.push(one.probe === 'dns' || one.probe.endsWith('-tcp') ? { ...one, tookMs: timeOf(one) } : one);
  }
  return made;
}

/** What Chromium sees by WebRTC, and Firefox by its DNS interface. */
function belowOf(browser: BrowserOf, change: Change | undefined): DnsAndTcp {
  const isNamed = change?.name === undefined;
  const lookUp: DnsAndTcp['lookUp'] = async (host) => {
    if (isNamed) return [inventedAddress(host)];
    if (change?.name === 'own-network') return ['10.10.34.34'];
    return change?.name === 'lost' || browser === 'chromium' ? 'silent' : [];
  };
  if (browser === 'firefox') return { distinguishesNxdomain: true, lookUp, connect: async () => 'not-visible-here' };
  const connected = { silence: 'silent', refusal: 'failed' } as const;
  const state = change?.address === undefined ? 'open' : connected[change.address];
  return { distinguishesNxdomain: false, lookUp, connect: async () => state };
}

type BrowserOf = Making['browser'];

/** On this line, a lookup takes one round trip, and so does connecting. */
function timeOf({ outcome }: Sighting): number {
  return outcome.kind === 'failed' && outcome.failure === 'generic_timeout_error' ? 11_000 : roundTripMs;
}

/** Node has no WebRTC, so relays are not asked over a socket. */
function askRelay(url: string, making: Making): Sighting {
  const change = changeAt(url, making);
  const kind = url.startsWith('stun:') ? 'stun' : 'turn';
  const { host } = relayPlace({ url });
  if (change === undefined) return plainly(kind, host, { kind: 'relay-answered', by: 'address' });
  if (change.name !== undefined) return plainly(kind, host, { kind: 'failed', failure: 'dns_lookup_error' });
  return plainly(kind, host, silence, waitMs);
}
