import { addressKindOf, ipVersionOf, isAddress } from '../model/address.ts';
import type { Observation, Outcome, Stages } from '../model/observation.ts';
import { redirectsOffSite } from '../model/redirects-off-site.ts';
import type { Endpoint } from '../model/service.ts';
import { withoutSpelledAddresses } from '../model/spelled-address.ts';
import type { TagOf } from '../model/tags.ts';
import type { Fetcher, Timing } from './fetch-here.ts';
import { gatewayOf } from './gateways.ts';
import { handshakeCutOf } from './handshake-cut.ts';
import { type Ask, type Exchange, exchange } from './request.ts';
import { isOfSharedFront } from './shared-fronts.ts';

/** What a probe saw, without its subject, attempt and phase. */
export type Sighting = Omit<Observation, 'subject' | 'attempt' | 'phase'>;

/** What every probe of a round needs. */
export interface ProbeContext extends Pick<Ask, 'permitted' | 'deadlineMs' | 'moreMs' | 'events' | 'signal'> {
  /**
   * Makes requests from a place without connections from before this check or, without permission, from where no
   * redirect can lead elsewhere. Absent: from here, where a connection may be open.
   */
  readonly fetcher?: Fetcher;
  /**
   * The origins to which this check made a connection from that place. Absent: all connections open there are its own.
   */
  readonly made?: Set<string> | undefined;
  /** Is told where a redirect leads, of which an observation keeps only the host. */
  readonly leadsTo?: (url: string) => void;
  /** Gives addresses and pages their tags in this round. */
  readonly tagOf: TagOf;
}

/** How many bytes of a body are kept at most; every exact body of the catalogue is shorter. */
const longestBody = 2048;

/**
 * Makes one http or https request. It asks only for the head, unless the content matters.
 * @param healthy what the catalogue expects of the answer
 */
export async function probeHttp(
  probe: Extract<Observation['probe'], 'https' | 'http' | 'port-80' | 'other-path' | 'own-address-tls' | 'address-tls'>,
  url: string,
  healthy: Endpoint['healthy'],
  context: ProbeContext,
): Promise<Sighting> {
  const wantsBody = needsBody(healthy);
  const seen = await exchange({
    ...context,
    url,
    method: wantsBody || probe === 'http' || probe === 'other-path' ? 'GET' : 'HEAD',
    ...(wantsBody ? { read: { upToBytes: longestBody } } : {}),
  });
  if (seen.head?.redirectUrl !== undefined) context.leadsTo?.(seen.head.redirectUrl);
  const look = probe === 'https' ? lookOf(seen) : undefined;
  const outcome = outcomeOf(seen, url, healthy, context);
  const isRefused = probe === 'https' && outcome.kind === 'answered' && outcome.status === 403;
  const barsPlace = isRefused && (await saysThatItBars(url, context));
  return {
    ...sighting(probe, url, seen, isRefused && barsPlace ? { ...outcome, barsPlace } : outcome, context),
    ...(look === undefined ? {} : { pageTag: context.tagOf(look) }),
  };
}

/**
 * Phrases on pages with which a service, or the network that serves it, refuses a country.
 * @source CloudFront, "Restrict the geographic distribution of your content"; Cloudflare, error 1009
 */
const refusalsOfPlaces = ['block access from your country', 'banned the country or region', 'error code: 1009'];

/** Whether the page of a refusal says that it is because of the place. */
async function saysThatItBars(url: string, context: ProbeContext): Promise<boolean> {
  const { body } = await exchange({ ...context, url, method: 'GET', read: { upToBytes: longestBody } });
  const text = new TextDecoder().decode(body).toLowerCase();
  return refusalsOfPlaces.some((words) => text.includes(words));
}

/** Headers that depend on the connection and not on the server. */
const ofConnection: ReadonlySet<string> = new Set([
  'alt-svc',
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
]);

/** Statuses that refuse access. */
const refusing: readonly number[] = [403, 451];

/**
 * A fingerprint of the server behind a success, a refusal or an error: its status, content type and the names of its
 * headers. Their values differ from page to page, and so does the length of a page that repeats the request. The
 * refusals and errors of a network that serves many companies have no fingerprint.
 */
function lookOf({ head }: Exchange): string | undefined {
  if (!head) return undefined;
  const { headers, status } = head;
  const turnsAway = refusing.includes(status) || status >= 500;
  if (!isSuccess(status) && !(turnsAway && !isOfSharedFront(headers))) return undefined;
  const names = [...headers.keys()].filter((name) => !ofConnection.has(name));
  return [status, headers.get('content-type'), headers.get('server'), ...names].join('\n');
}

/** Converts an exchange to a sighting, with times, stages and the kind of the address, but never the address itself. */
export function sighting(
  probe: Observation['probe'],
  url: string,
  seen: Exchange,
  outcome: Outcome,
  { tagOf, fetcher, made }: Pick<ProbeContext, 'tagOf' | 'fetcher' | 'made'>,
): Sighting {
  const { timing, ip, proxied, addedAuthority, browserError } = seen;
  const fresh = timing === undefined || timing.connectEnd > timing.connectStart || timing.responseStart === 0;
  const protocol = timing?.nextHopProtocol;
  const { origin, host, port } = new URL(url);
  const isOwn = made ? made.has(origin) : fetcher !== undefined;
  const stages = timing && fresh && timing.responseStart > 0 ? stagesOf(timing) : undefined;
  if (stages) made?.add(origin);
  return {
    probe,
    host,
    at: seen.at,
    tookMs: seen.tookMs,
    outcome,
    reused: !fresh,
    ...(!fresh && isOwn ? { madeInCheck: true } : {}),
    ...(stages ? { stages } : {}),
    ...(timing && outcome.kind === 'failed' ? handshakeCutOf(timing, outcome.failure) : {}),
    ...(ip === undefined ? {} : { addressKind: addressKindOf(ip), ipVersion: ipVersionOf(ip), addressTag: tagOf(ip) }),
    ...(proxied ? { proxied } : {}),
    ...(addedAuthority ? { addedAuthority: true } : {}),
    ...(port === '' && offersHttp3(seen) ? { offersHttp3: true } : {}),
    ...(protocol ? { protocol } : {}),
    ...(browserError === undefined ? {} : { browserError }),
  };
}

/** RFC 7838: the same host and port, over QUIC. */
function offersHttp3({ head }: Exchange): boolean {
  return /(^|,)\s*h3=":443"/.test(head?.headers.get('alt-svc') ?? '');
}

function stagesOf(timing: Timing): Stages {
  const round = (ms: number) => Math.round(Math.max(0, ms) * 10) / 10;
  const tlsStart = timing.secureConnectionStart || timing.connectEnd;
  return {
    dnsMs: round(timing.domainLookupEnd - timing.domainLookupStart),
    tcpMs: round(tlsStart - timing.connectStart),
    tlsMs: round(timing.connectEnd - tlsStart),
    firstByteMs: round(timing.responseStart - timing.requestStart),
  };
}

export function outcomeOf(
  seen: Exchange,
  url: string,
  healthy: Endpoint['healthy'],
  { tagOf }: Pick<ProbeContext, 'tagOf'>,
): Outcome {
  const { head } = seen;
  if (!head) return { kind: 'failed', failure: seen.failure ?? 'unknown_failure' };
  if (head.opaque) return { kind: 'opaque' };
  const { hostname } = new URL(url);
  const redirectHost = head.redirectUrl === undefined ? undefined : hostOf(head.redirectUrl);
  const gateway = gatewayOf(head.headers, redirectHost);
  const leaves = redirectHost !== undefined && redirectHost !== hostname;
  return {
    kind: 'answered',
    status: head.status,
    healthy: isHealthy(seen, url, healthy),
    ...(leaves ? { redirectedTo: keptTarget(redirectHost, hostname, tagOf) } : {}),
    ...(head.headers.get('cf-mitigated') === 'challenge' ? { challenge: true } : {}),
    ...(gateway === undefined ? {} : { gateway }),
  };
}

/**
 * What is kept of a redirect's host. An address is never stored, nor a name that spells one, since it may be the
 * person's own. The word that replaces it can only be compared within one round.
 * @param asked the host that answered; parts of its name may be kept
 */
function keptTarget(host: string, asked: string, tagOf: TagOf): string {
  if (isAddress(host)) return `${addressKindOf(host)}-address-${tagOf(host)}`;
  const known = asked.split('.');
  return withoutSpelledAddresses(host, (labels) => (known.includes(labels) ? labels : `address-${tagOf(labels)}`));
}

/** Whether the content matters, so that a HEAD request is not enough. */
export function needsBody({ body, contains }: Endpoint['healthy']): boolean {
  return body !== undefined || contains !== undefined;
}

function isHealthy({ head, body }: Exchange, url: string, healthy: Endpoint['healthy']): boolean {
  if (!head) return false;
  if (!isHealthyStatus(head.status, healthy)) return false;
  const text = new TextDecoder().decode(body);
  if (healthy.body !== undefined && text.trim() !== healthy.body.trim()) return false;
  const { status, redirectUrl } = head;
  if (redirectUrl !== undefined) return !isMarked(healthy) || !redirectsOffSite(hostOf(redirectUrl), { url, healthy });
  // A refusal has another type and content than the page, and the same server behind it.
  const { contentType, contains } = healthy;
  if (refusing.includes(status)) return !(contentType ?? contains) && hasMarks(head.headers, '', healthy);
  return !isSuccess(status) || hasMarks(head.headers, text, healthy);
}

/** Whether it is one of the known statuses or, if none is known, no error. */
export function isHealthyStatus(status: number, { status: healthy }: Endpoint['healthy']): boolean {
  if (healthy === 'any') return true;
  return healthy ? healthy.includes(status) : status < 500;
}

const isSuccess = (status: number) => status >= 200 && status < 300;

/** Whether the catalogue knows the page well enough to recognise a refusal or a redirect as another page. */
function isMarked({ contains, contentType, headers }: Endpoint['healthy']): boolean {
  return contains !== undefined || contentType !== undefined || headers !== undefined;
}

/** Whether a success has the marks of the real page. A block page with a trusted certificate does not. */
function hasMarks(headers: Headers, text: string, marks: Endpoint['healthy']): boolean {
  if (marks.contains !== undefined && !text.includes(marks.contains)) return false;
  if (marks.contentType !== undefined && !headers.get('content-type')?.includes(marks.contentType)) return false;
  const named = Object.entries(marks.headers ?? {});
  return named.length === 0 || named.some(([name, part]) => headers.get(name)?.includes(part));
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
