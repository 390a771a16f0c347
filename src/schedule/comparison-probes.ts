import { triesThatCount } from '../judge/no-evidence.ts';
import { attemptsAbout } from '../measure/check/attempts.ts';
import type { Check } from '../measure/check/check.ts';
import { isSilence } from '../measure/check/outcomes.ts';
import { isAttempt, isComparison } from '../measure/check/probes.ts';
import { interpret } from '../measure/endpoints/attempt.ts';
import { interpretAmong } from '../measure/endpoints/interpret-among.ts';
import { isDirect, lineOf } from '../measure/network/line.ts';
import { isAddress } from '../model/address.ts';
import {
  type Comparison,
  deepestComparison,
  type Failure,
  isTimeout,
  isTlsAnswer,
  meaningOf,
} from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import { oneOfEach } from './one-of-each.ts';
import type { Planned, Task } from './plan.ts';

/**
 * Comparison probes of one endpoint per function are enough to find the stage that fails. They go to the endpoint that
 * failed first: with any other choice, a failure that arrives while they run could start them for a second endpoint.
 * An endpoint at an address has no name to look up, and was asked at that address.
 */
export function comparisonsDue(endpoints: readonly Planned[], check: Check): Task[] {
  const tasks: Extract<Task, { kind: 'comparison' }>[] = [];
  const failing = endpoints
    .filter((planned) => !isAddress(hostOf(planned)))
    .flatMap((planned) => unexplained(planned, check) ?? [])
    .sort((a, b) => a.since - b.since);
  for (const { planned, depth } of failing) {
    const { service, endpoint } = planned;
    const own = hostOf(planned);
    const isAlike = (host: string, of: string | undefined) => host === own || of === endpoint.function;
    const done = check
      .of(service.id)
      .some((o) => o.subject.kind === 'service' && isComparison(o) && isAlike(o.host, o.subject.function));
    const alike = tasks.some((other) => other.service === service && isAlike(hostOf(other), other.endpoint.function));
    const isUp = check.at(own).some((o) => o.probe === 'handshake' && o.outcome.kind === 'connected');
    if (!done && !alike && !isUp) tasks.push({ kind: 'comparison', service, endpoint, depth });
  }
  return tasks;
}

/**
 * The index of the first failure that needs comparison probes, and how many. A substitute page comes after all
 * failures, because it is recognised only by later observations.
 */
function unexplained(planned: Planned, check: Check) {
  const isOutside = check.at(hostOf(planned)).some((o) => o.probe === 'lookup' && leadsOutside(o));
  const own = check.of(planned.service.id);
  const wanted = own.map((o) => comparisonWanted(o, planned, check, isOutside));
  const depth = deepestComparison(wanted);
  const first = own.find((_o, index) => wanted[index] !== undefined);
  if (depth === undefined || first === undefined) return undefined;
  const since = check.seen.indexOf(first);
  return { planned, depth, since: first.outcome.kind === 'failed' ? since : check.seen.length + since };
}

/** Does the name lead outside the networks that public texts name? Resolvers elsewhere may know better. */
function leadsOutside({ outcome }: Observation): boolean {
  return outcome.kind === 'resolved' && outcome.compared === 'outside';
}

function hostOf({ endpoint }: Pick<Planned, 'endpoint'>): string {
  return new URL(endpoint.url).host;
}

/**
 * If an endpoint stays silent, port 80 shows what kind of address its name leads to. It is asked once, after the
 * second try, unless the comparison probes of an equal endpoint have shown it. Where connections are refused it shows
 * whether the address refuses them, or one port of it.
 */
export function portsDue(endpoints: readonly Planned[], check: Check): Task[] {
  const unclear = endpoints.filter((planned) => {
    const host = hostOf(planned);
    return !isAddress(host) && !isAsked('port-80', host, check) && isUnclear(planned, check);
  });
  const isSettled = ({ service, endpoint }: Planned) =>
    endpoints
      .filter((other) => other.service === service && other.endpoint.function === endpoint.function)
      .map(hostOf)
      .some((host) => isSettledByComparison(host, check) && !isRefused(host, check));
  return oneOfEach(unclear, hostOf)
    .filter((planned) => !isSettled(planned))
    .map((planned) => ({ kind: 'endpoint', ...planned, probe: 'port-80', attempt: 1 }));
}

function isAsked(probe: Observation['probe'], host: string, check: Check): boolean {
  return check.at(host).some((o) => o.probe === probe);
}

/**
 * If an endpoint fails after its connection came up, or may have, another path of its host shows whether the host fails
 * or only that path. It is asked once, after the second try.
 */
export function otherPathsDue(endpoints: readonly Planned[], check: Check): Task[] {
  const failing = endpoints.filter((planned) => {
    const isPlain = planned.endpoint.url.startsWith('http:');
    return !isPlain && !isAsked('other-path', hostOf(planned), check) && failsWhenUp(planned, check);
  });
  return oneOfEach(failing, hostOf).map((planned) => ({
    kind: 'endpoint',
    ...planned,
    probe: 'other-path',
    attempt: 1,
  }));
}

/** Do its tries agree that it fails, in a way that a path of a server can, and did no handshake with its host fail? */
function failsWhenUp({ service, endpoint }: Planned, check: Check): boolean {
  const pages = attemptsAbout(service.id, endpoint, check).filter(({ probe }) => probe === 'https');
  // Which tries count takes longest to find out.
  const usable = pages.some(mayBeOfPath) ? triesThatCount(pages, service.id, check) : [];
  if (usable.length < 2 || !usable.every(mayBeOfPath)) return false;
  const here = check.at(hostOf({ endpoint }));
  const isDead = here.some((o) => o.probe.startsWith('own-address') && isSilence(o));
  const handshakes = here.filter(({ probe }) => probe === 'handshake');
  return !isDead && handshakes.every(({ outcome }) => outcome.kind === 'connected');
}

/** Did it fail in a way that comes after a handshake, or may come there? */
function mayBeOfPath({ outcome }: Observation): boolean {
  if (outcome.kind !== 'failed') return false;
  const { stage, shows } = meaningOf(outcome.failure);
  return stage === 'http' || shows === 'cut' || outcome.failure === 'generic_timeout_error';
}

function isUnclear({ service, endpoint }: Planned, check: Check): boolean {
  const tries = attemptsAbout(service.id, endpoint, check);
  const fails = (o: Observation) => {
    const attempt = interpret(o, endpoint);
    return attempt.kind === 'failed' && isUnclearAlone(attempt.failure);
  };
  const usable = tries.some(fails) ? triesThatCount(tries, service.id, check) : [];
  return usable.length > 1 && usable.some(fails) && !usable.some((o) => interpret(o, endpoint).kind === 'reached');
}

function isUnclearAlone(failure: Failure): boolean {
  return isTimeout(failure) || isTlsAnswer(failure) || failure === 'connection_refused';
}

function isRefused(host: string, check: Check): boolean {
  return check
    .at(host)
    .some((o) => isAttempt(o) && o.outcome.kind === 'failed' && o.outcome.failure === 'connection_refused');
}

/**
 * Port 80 adds nothing if the comparison probes show where the network's own resolver leads, or that the address itself
 * is silent.
 */
function isSettledByComparison(host: string, check: Check): boolean {
  if (!isDirect(lineOf(check))) return false;
  return check.at(host).some((o) => {
    if (o.probe === 'dns' || (o.probe === 'handshake' && o.outcome.kind === 'connected')) return true;
    return o.probe === 'address-tls' && o.outcome.kind === 'failed' && isTimeout(o.outcome.failure);
  });
}

/**
 * The comparison probes that an attempt at this endpoint, or a bare handshake, calls for: to locate a failure, or to
 * see whether the DNS answer led to the substitute page.
 */
function comparisonWanted(
  o: Observation,
  { endpoint }: Planned,
  check: Check,
  isOutside: boolean,
): Comparison | undefined {
  const isOwn = o.subject.kind === 'service' && o.subject.endpoint === endpoint.id;
  const isTry = isAttempt(o) || (o.probe === 'handshake' && o.outcome.kind === 'failed');
  if (!isOwn || !isTry) return undefined;
  const attempt = interpretAmong(o, endpoint, check);
  if (attempt.kind === 'failed') return meaningOf(attempt.failure).compare;
  if (isOutside) return 'address';
  if (attempt.kind !== 'foreign-answer' || attempt.ledAstray === undefined) return undefined;
  // A service may refuse everybody who comes by that address, whoever answered the lookup.
  return attempt.by === 'refusal' ? undefined : 'address';
}
