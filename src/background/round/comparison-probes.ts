import { addressKindOf } from '../../model/address.ts';
import { compareAddress, type Documented } from '../../model/compare-addresses.ts';
import type { Comparison } from '../../model/failures.ts';
import type { AddressCompared, Outcome } from '../../model/observation.ts';
import type { Control, Endpoint, Service } from '../../model/service.ts';
import type { TagOf } from '../../model/tags.ts';
import { type ProbeContext, probeHttp, type Sighting } from '../../probe/http.ts';
import { resolveOverHttps } from '../../probe/resolve.ts';
import { documentedOf } from '../../schedule/lookups.ts';
import type { DnsAndTcp, OwnAnswer } from './dns-and-tcp.ts';

/**
 * How many resolvers are asked, and have to agree that a name is gone.
 * @source one alone may be wrong or blocked
 */
const resolversAsked = 2;

/**
 * The deadline of a comparison probe, as a share of that of a page.
 * @source a live address answers within a few round trips
 */
export const comparisonWaitShare = 0.7;

/**
 * How long the network's own resolver is waited for: one that is late is not silent.
 * @source in the lab a resolver that answers after 7 s is heard after 7 s in Firefox and after 10.1 s in Chromium, which
 *   gives up three seconds of its own before it asks the system's
 */
const ownResolverMs = 11_000;

/**
 * After this many silent resolvers no other is asked.
 * @source where encrypted resolvers are blocked, the others would be silent too
 */
const maxSilentResolvers = 2;

/**
 * Finds the stage that fails by asking for the same host in other ways: which addresses this network's resolver and
 * resolvers elsewhere return, and whether a server lives there, without sending the name.
 * @param below absent if a proxy would be bypassed
 */
export async function* comparison(
  { networks }: Pick<Service, 'networks'>,
  endpoint: Endpoint,
  depth: Comparison,
  resolvers: readonly Control[],
  contextFor: (url: string) => ProbeContext,
  below: DnsAndTcp | undefined,
): AsyncGenerator<Sighting> {
  const { hostname, port } = new URL(endpoint.url);
  const { deadlineMs, tagOf } = contextFor(endpoint.url);
  const maxMs = deadlineMs * comparisonWaitShare;
  const reach = async (which: 'own-address' | 'address', address: string): Promise<Sighting> => ({
    ...(await reachAddress(which, { address, port }, contextFor, below, maxMs)),
    host: hostname,
  });
  // Both run while resolvers elsewhere are asked.
  const adds = below && (depth !== 'name' || below.distinguishesNxdomain);
  const lookingUp = adds ? lookUpHere(hostname, below, Math.max(maxMs, ownResolverMs), tagOf) : undefined;
  const reaching = lookingUp?.then(({ own }) => (own && depth === 'all' ? reach('own-address', own) : undefined));

  const elsewhere: string[] = [];
  let answers = 0;
  let silences = 0;
  for (const resolver of resolvers) {
    if (answers === resolversAsked || silences === maxSilentResolvers) break;
    const context = contextFor(resolver.url);
    const resolved = await resolveOverHttps(hostname, resolver, { ...context, deadlineMs: maxMs });
    const { outcome } = resolved.sighting;
    if (outcome.kind === 'resolved') answers++;
    // A resolver that is out of order, or whose answers somebody replaces, says nothing of the others.
    else if (outcome.kind !== 'failed' || outcome.failure !== 'http_invalid_answer') silences++;
    elsewhere.push(...resolved.addresses.filter(isPublic));
    yield resolved.sighting;
  }

  const here = await lookingUp;
  const documented = documentedOf({ networks }, endpoint);
  const compared = here?.own === undefined ? undefined : compareAddress(here.own, elsewhere, documented);
  if (here?.sighting) yield withCompared(here.sighting, compared);
  if (depth === 'name') return;
  const other = compared === 'same' ? undefined : chooseAddress(elsewhere, endpoint.addresses ?? []);
  const reachingOther = other === undefined ? undefined : reach('address', other);
  // A live address answers soon, and the next try at its host waits by what it shows.
  for (const reached of [reachingOther, reaching]) {
    const sighting = await reached;
    if (sighting) yield sighting;
  }
}

const isPublic = (address: string) => addressKindOf(address) === 'public';

/** Prefers an address from resolvers for which there is access. Without resolvers only known addresses are left. */
function chooseAddress(resolved: readonly string[], known: readonly string[]): string | undefined {
  return resolved.find((address) => known.includes(address)) ?? resolved[0] ?? known[0];
}

/** Looks up a name alone; undefined where this browser does not show its lookups. */
export async function lookUpAlone(
  hostname: string,
  documented: Documented,
  { deadlineMs, tagOf }: Pick<ProbeContext, 'deadlineMs' | 'tagOf'>,
  below: DnsAndTcp,
): Promise<Sighting | undefined> {
  const { own, sighting } = await lookUpHere(hostname, below, deadlineMs * comparisonWaitShare, tagOf);
  const compared = own === undefined ? undefined : compareAddress(own, [], documented);
  return sighting && withCompared({ ...sighting, probe: 'lookup' }, compared);
}

/** The answer of the network's own resolver. A public address is forgotten after the comparison probes. */
interface Here {
  readonly own: string | undefined;
  /** Absent if this browser does not show its lookups. */
  readonly sighting?: Sighting;
}

async function lookUpHere(hostname: string, below: DnsAndTcp, maxMs: number, tagOf: TagOf): Promise<Here> {
  const at = Date.now();
  const started = performance.now();
  const answer = await below.lookUp(hostname, maxMs);
  if (answer === 'not-visible-here') return { own: undefined };
  const tookMs = Math.round(performance.now() - started);
  const own = answer === 'silent' ? undefined : answer.find(isPublic);
  const tagged = own === undefined ? {} : { addressTag: tagOf(own) };
  return {
    own,
    sighting: { probe: 'dns', host: hostname, at, tookMs, outcome: lookupOutcome(answer), reused: false, ...tagged },
  };
}

function lookupOutcome(answer: Exclude<OwnAnswer, 'not-visible-here'>): Outcome {
  if (answer === 'silent') return { kind: 'failed', failure: 'generic_timeout_error' };
  return { kind: 'resolved', exists: answer.length > 0, addressKinds: [...new Set(answer.map(addressKindOf))] };
}

function withCompared(sighting: Sighting, compared: AddressCompared | undefined): Sighting {
  const { outcome } = sighting;
  if (compared === undefined || outcome.kind !== 'resolved') return sighting;
  return { ...sighting, outcome: { ...outcome, compared } };
}

/**
 * Does a server live at an address? Tested by a TCP connection or, without that, by a TLS handshake without the name.
 */
async function reachAddress(
  which: 'own-address' | 'address',
  { address, port }: { readonly address: string; readonly port: string },
  contextFor: (url: string) => ProbeContext,
  below: DnsAndTcp | undefined,
  deadlineMs: number,
): Promise<Omit<Sighting, 'host'>> {
  const at = Date.now();
  const started = performance.now();
  const connected = (await below?.connect(address, port, deadlineMs)) ?? 'not-visible-here';
  if (connected === 'not-visible-here') {
    const url = `https://${address.includes(':') ? `[${address}]` : address}${port && `:${port}`}/`;
    return probeHttp(`${which}-tls`, url, {}, { ...contextFor(url), deadlineMs });
  }
  const tookMs = Math.round(performance.now() - started);
  return { probe: `${which}-tcp`, at, tookMs, outcome: connectedOutcome[connected], reused: false };
}

const connectedOutcome = {
  open: { kind: 'connected' },
  // A refused connection and an unreachable host look the same here.
  failed: { kind: 'failed', failure: 'connection_refused' },
  silent: { kind: 'failed', failure: 'generic_timeout_error' },
} as const satisfies Record<string, Outcome>;
