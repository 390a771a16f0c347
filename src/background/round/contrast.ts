import { addressKindOf } from '../../model/address.ts';
import { type Contrast, isTimeout } from '../../model/failures.ts';
import type { Control, Endpoint } from '../../model/service.ts';
import { canResolve, resolveByNetwork } from '../../platform/browser/hints.ts';
import { type ProbeContext, probeHttp, type Sighting } from '../../probe/http.ts';
import { resolveOverHttps } from '../../probe/resolve.ts';

/**
 * So many resolvers are asked, and have to agree before a name counts as gone.
 * @source one alone may be wrong or blocked
 */
const resolversAsked = 2;

/**
 * A contrast waits this share of the time that a page has.
 * @source a live address answers within a few round trips
 */
export const contrastWaitShare = 0.7;

/**
 * After so many silent resolvers no other is asked.
 * @source where encrypted resolvers are blocked, waiting for the others finds out nothing new
 */
const mostSilentResolvers = 2;

/**
 * Finds the stage that fails, by other requests for the same endpoint: to the network's own resolver (where the browser
 * can ask it), to resolvers elsewhere, to the address without the name, and to a port that shows where the name leads.
 */
export async function* contrast(
  endpoint: Endpoint,
  depth: Contrast,
  resolvers: readonly Control[],
  contextFor: (url: string) => ProbeContext,
): AsyncGenerator<Sighting> {
  const { hostname } = new URL(endpoint.url);
  if (canResolve()) yield await askNetwork(hostname, contextFor(endpoint.url).deadlineMs * contrastWaitShare);

  const addresses: string[] = [];
  let answers = 0;
  let silences = 0;
  for (const resolver of resolvers) {
    if (answers === resolversAsked || silences === mostSilentResolvers) break;
    const context = shorter(contextFor(resolver.url));
    const resolved = await resolveOverHttps(hostname, resolver, context);
    if (resolved.sighting.outcome.kind === 'resolved') answers++;
    else silences++;
    addresses.push(...resolved.addresses);
    yield resolved.sighting;
  }
  if (depth === 'name') return;

  const address = chooseAddress(addresses, endpoint.addresses ?? []);
  if (address !== undefined) {
    const url = `https://${inUrl(address)}/`;
    const alone = await probeHttp('address-tls', url, {}, shorter(contextFor(url)));
    yield { ...alone, host: hostname };
    if (alone.outcome.kind === 'failed' && isTimeout(alone.outcome.failure)) return;
  }
  if (depth === 'address' || canResolve()) return;

  const named = await knock('knock', hostname, contextFor);
  yield named;
  if (address === undefined || named.outcome.kind !== 'failed' || !isTimeout(named.outcome.failure)) return;
  yield { ...(await knock('knock-address', inUrl(address), contextFor)), host: hostname };
}

function shorter(context: ProbeContext): ProbeContext {
  return { ...context, deadlineMs: context.deadlineMs * contrastWaitShare };
}

function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** Prefers an address from resolvers for which there is access. Without resolvers only known addresses are left. */
function chooseAddress(resolved: readonly string[], known: readonly string[]): string | undefined {
  const usable = resolved.filter((address) => addressKindOf(address) === 'public');
  return usable.find((address) => known.includes(address)) ?? usable[0] ?? known[0];
}

/**
 * The port of a knock.
 * @source served by nobody, and not among the ports that browsers refuse (Fetch standard, "port blocking")
 */
const unservedPort = 8444;

/**
 * Time that a knock has.
 * @source a refusal takes one round trip
 */
const knockWaitMs = 1500;

/** A live address refuses such a port within a round trip; a dead one, or a firewall, says nothing. */
function knock(
  probe: 'knock' | 'knock-address',
  host: string,
  contextFor: (url: string) => ProbeContext,
): Promise<Sighting> {
  const context = contextFor(`https://${host}/`);
  const deadlineMs = Math.min(context.deadlineMs, knockWaitMs);
  return probeHttp(probe, `https://${host}:${unservedPort}/`, {}, { ...context, deadlineMs });
}

async function askNetwork(hostname: string, mostMs: number): Promise<Sighting> {
  const at = Date.now();
  const started = performance.now();
  const addresses = await resolveByNetwork(hostname, mostMs);
  return {
    probe: 'dns',
    host: hostname,
    at,
    tookMs: Math.round(performance.now() - started),
    outcome: addresses
      ? { kind: 'resolved', exists: addresses.length > 0, addressKinds: [...new Set(addresses.map(addressKindOf))] }
      : { kind: 'failed', failure: 'generic_timeout_error' },
    reused: false,
  };
}
