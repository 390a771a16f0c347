import { isBogus } from '../../model/address.ts';
import { type Failure, failureWords, isTimeout, type Meaning, meaningOf, provesLife } from '../../model/failures.ts';
import type { AddressCompared, Observation } from '../../model/observation.ts';
import type { When } from '../../model/when.ts';
import { isAnswer, slowNameMs } from '../check/outcomes.ts';
import { isDirect, type Line, lossyRate } from '../network/line.ts';
import { isBogusHere, namesBogus } from './bogus-here.ts';

/** What a host's failures and their comparison probes show. Each kind of probe adds a fact. */
export interface CauseFacts {
  /** The most informative failure: a named one before a timeout, a timeout before a channel that did not open. */
  readonly failure: Failure;
  /** What came back, by the table of failures. */
  readonly shows: Meaning['shows'];
  /**
   * The stage at which it fell silent, by the browser's name. `handshake` also if the address given here accepts
   * connections without the name, and came in time.
   */
  readonly silentAt: 'handshake' | 'connecting' | 'unknown';
  /**
   * What the resolver here says of the name, according to the tries or a separate lookup. A try that reached a
   * handshake found the name. `denies`: it finds none; the lookup alone shows that only where resolvers elsewhere find
   * one. `silent`: a try, or the lookup, got nothing in `slowNameMs`; the lookup alone shows that only where none
   * elsewhere denies the name. `late`: its address came after that. `lies`: it leads into this network, to an address
   * that no public name has or, for a host with a private authority, to somebody else, and no resolver elsewhere denies
   * the name.
   */
  readonly resolver: 'fine' | 'denies' | 'silent' | 'late' | 'lies';
  /**
   * `loses`: the line loses more than `lossyRate` of its answers, and so do lookups, which browsers share among tries.
   */
  readonly line: 'loses' | 'holds';
  /** What encrypted resolvers say of the name. Two have to agree that it is gone. */
  readonly elsewhere: 'exists' | 'gone' | 'gone-by-one' | 'silent' | 'not-asked';
  /**
   * The end of the handshake of a request that got no answer. `done`: it completed, so whatever followed comes from the
   * server or from behind it.
   */
  readonly handshake: 'done' | 'silent' | 'failed' | 'not-asked';
  /**
   * The address from the network's own resolver, compared with those known elsewhere. `other` alone proves nothing:
   * large services give each network a different address. `outside`: it is not in the networks that public texts name.
   * `not-compared`: no address of the same version of IP is known elsewhere.
   */
  readonly ownAddress: AddressCompared | 'not-compared';
  /**
   * Whether nothing answers at the address given here: neither tries nor requests without the name get a handshake, or
   * connections are refused. `dead-alone`: the address that others get lives; after a refusal only if that is beyond
   * doubt.
   */
  readonly given: 'dead-alone' | 'dead' | 'else';
  /** What that address did without the name, in the words of `address`. */
  readonly ownHost: 'answers' | 'silent' | 'refuses' | 'something' | 'nearby' | 'not-asked';
  /**
   * Whether port 80 of the name answers over plain http, from as far away as other hosts. Proxies of mobile operators
   * answer there for any address.
   */
  readonly port80: 'answers' | 'else';
  /**
   * What the service's address did without the name. `something`: it answered or refused, which cannot be told apart.
   * `nearby`: the reply came too soon to be from there.
   */
  readonly address: 'answers' | 'silent' | 'refuses' | 'something' | 'nearby' | 'not-asked';
}

const others = <Word>(words: readonly Word[], ...but: readonly Word[]) => words.filter((word) => !but.includes(word));

/**
 * Failures that a try at a host cannot have: those of this device, those after a good certificate, and those of other
 * probes.
 */
function isOfNoTry(failure: Failure): boolean {
  const { because, shows } = meaningOf(failure);
  return because !== undefined || shows === 'odd-answer' || failure === 'channel_cut' || failure === 'relay_failed';
}

const refusals: readonly Failure[] = ['connection_refused', 'host_unreachable'];

/** Combinations that cannot occur. A function, so that builds do not carry what only tests need. */
export function causeNever(): When<CauseFacts>[] {
  const meanings = failureWords.map((failure) => ({ failure, ...meaningOf(failure) }));
  const found = meanings.filter((one) => one.stage !== 'dns' && one.shows !== 'silence').map(({ failure }) => failure);
  const notFound = ['denies', 'silent'] as const;
  const inTime = ['fine', 'denies', 'silent', 'lies'] as const;
  const dead = ['dead-alone', 'dead'] as const;
  const elsewhereDead = ['silent', 'refuses', 'nearby', 'not-asked'] as const;
  const unanswered = { shows: 'silence', handshake: ['silent', 'failed', 'not-asked'] } as const;
  const shown = [...new Set(meanings.map(({ shows }) => shows))];
  return [
    { failure: failureWords.filter(isOfNoTry) },
    ...meanings.map(({ failure, shows }) => ({ failure, shows: others(shown, shows) })),
    { shows: 'silence', ownHost: ['answers', 'something'], resolver: inTime, silentAt: ['connecting', 'unknown'] },
    { failure: 'tls_timeout_error', silentAt: ['connecting', 'unknown'] },
    { failure: 'tcp_timeout_error', silentAt: 'unknown' },
    { failure: 'websocket_failed', silentAt: ['handshake', 'connecting'] },
    { failure: 'http_request_failed', handshake: ['silent', 'failed', 'not-asked'] },
    { resolver: 'lies', elsewhere: 'gone-by-one' },
    { failure: 'dns_lookup_error', resolver: ['fine', 'late', 'lies'] },
    { failure: 'dns_lookup_error', resolver: 'silent', elsewhere: 'gone-by-one' },
    { failure: 'local_address', resolver: ['fine', 'late', 'silent'] },
    // A try that found the name overrules a lookup that did not.
    { failure: found, resolver: notFound },
    { shows: 'silence', resolver: notFound, handshake: 'done' },
    { shows: 'silence', resolver: notFound, silentAt: 'handshake' },
    { shows: 'silence', resolver: 'denies', elsewhere: ['gone-by-one', 'gone', 'silent', 'not-asked'] },
    { failure: refusals, given: 'else' },
    { failure: refusals, given: 'dead', address: 'answers' },
    { failure: refusals, given: 'dead-alone', address: elsewhereDead },
    { failure: refusals, given: 'dead-alone', address: 'something' },
    { failure: failureWords.filter((one) => !refusals.includes(one) && !isTimeout(one)), given: dead },
    { shows: 'silence', given: dead, handshake: 'done' },
    { shows: 'silence', given: dead, ownHost: ['nearby', 'not-asked'] },
    { shows: 'silence', given: 'dead-alone', ownHost: ['answers', 'refuses', 'something'] },
    { shows: 'silence', given: 'dead-alone', address: elsewhereDead },
    { shows: 'silence', given: 'dead', ownHost: 'silent', address: ['answers', 'something'] },
    { ...unanswered, given: 'else', ownHost: ['silent', 'answers', 'refuses', 'something'] },
    // An address is compared and asked only if the lookup found one.
    { shows: 'silence', resolver: notFound, ownAddress: ['same', 'near', 'other', 'outside'] },
    { shows: 'silence', resolver: notFound, ownHost: ['answers', 'silent', 'refuses', 'something', 'nearby'] },
  ];
}

/**
 * @param failures the failures of the tries at a host, oldest first; at least one
 * @param comparisons the tries, and probes of the same host in other ways: network resolver, DoH, address, plain http
 * @param isMisled whether it has a private authority and its name leads to somebody else
 */
export function causeFacts(
  failures: readonly Failure[],
  comparisons: readonly Observation[],
  line: Line,
  isMisled = false,
): CauseFacts {
  const of = (...probes: Observation['probe'][]) => comparisons.filter((o) => probes.includes(o.probe));
  const failure = mostInformative(failures);
  const { stage, shows } = meaningOf(failure);
  const told = comparisonsSeen(comparisons, line);
  const seen = {
    failure,
    shows,
    silentAt: silentAt(failures),
    ...told,
    handshake: stage === 'http' ? ('done' as const) : handshake(of('handshake')),
  };
  const resolver = resolverHere(seen, comparisons, isMisled || leadsToWrongPlace(comparisons, line));
  const takesConnections = told.ownHost === 'answers' || told.ownHost === 'something';
  return {
    ...seen,
    ...(shows === 'silence' && takesConnections && resolver !== 'late' ? { silentAt: 'handshake' } : {}),
    given: givenAddress(seen),
    resolver,
    line: line.lossRate > lossyRate ? 'loses' : 'holds',
    port80: of('port-80').some((o) => isAnswer(o) && isFarEnough(o, line)) ? 'answers' : 'else',
  };
}

/** What is known elsewhere about a host's name, and about its addresses here and elsewhere. */
export function comparisonsSeen(
  comparisons: readonly Observation[],
  line: Line,
): Pick<CauseFacts, 'elsewhere' | 'address' | 'ownHost' | 'ownAddress'> {
  const of = (...probes: Observation['probe'][]) => comparisons.filter((o) => probes.includes(o.probe));
  return {
    elsewhere: elsewhere(of('doh')),
    address: addressState(of('address-tcp', 'address-tls'), line),
    ownHost: addressState(of('own-address-tcp', 'own-address-tls'), line),
    ownAddress: ownAddress(of('dns')),
  };
}

function mostInformative(failures: readonly Failure[]): Failure {
  // A WebSocket's failure has no name, but that of the page request has.
  const named = failures.filter((failure) => failure !== 'websocket_failed');
  const [first] = [...named.filter((failure) => !isTimeout(failure)), ...named, ...failures];
  if (first === undefined) throw new Error('no failure to find a cause of');
  return first;
}

function silentAt(failures: readonly Failure[]): CauseFacts['silentAt'] {
  if (failures.includes('tls_timeout_error')) return 'handshake';
  return failures.includes('tcp_timeout_error') ? 'connecting' : 'unknown';
}

function handshake(asked: readonly Observation[]): CauseFacts['handshake'] {
  if (asked.length === 0) return 'not-asked';
  if (asked.some(({ outcome }) => outcome.kind === 'connected')) return 'done';
  return asked.every(timedOut) ? 'silent' : 'failed';
}

function elsewhere(asked: readonly Observation[]): CauseFacts['elsewhere'] {
  if (asked.length === 0) return 'not-asked';
  const answers = asked.flatMap(({ outcome }) => (outcome.kind === 'resolved' ? [outcome] : []));
  // A name that resolves to a bogus address everywhere is a mistake of the service.
  if (answers.some(({ exists, addressKinds }) => exists && !addressKinds.every(isBogus))) return 'exists';
  if (answers.length === 0) return 'silent';
  return answers.length === 1 ? 'gone-by-one' : 'gone';
}

/** @param isMisled whether the name leads to somebody other than the service */
function resolverHere(
  { failure, shows, silentAt, handshake, elsewhere }: Omit<CauseFacts, 'given' | 'resolver' | 'line' | 'port80'>,
  comparisons: readonly Observation[],
  isMisled: boolean,
): CauseFacts['resolver'] {
  const own = ownLookup(comparisons.filter(({ probe }) => probe === 'dns'));
  const mayLie = elsewhere !== 'gone-by-one';
  if (failure === 'local_address') return mayLie ? 'lies' : 'denies';
  if (meaningOf(failure).stage === 'dns') {
    const isSlow = own === 'silent' || own === 'late' || comparisons.some(isLateTry);
    return isSlow && mayLie ? 'silent' : 'denies';
  }
  if (isMisled && mayLie) return 'lies';
  if (own === 'late') return own;
  if (shows !== 'silence' || silentAt === 'handshake' || handshake === 'done') return 'fine';
  if (own === 'denies') return elsewhere === 'exists' ? own : 'fine';
  return own;
}

function isLateTry(o: Observation): boolean {
  return (o.probe === 'https' || o.probe === 'http' || o.probe === 'websocket') && o.tookMs > slowNameMs;
}

/** What the network's own resolver says of the name in a separate lookup. */
function ownLookup(asked: readonly Observation[]): Exclude<CauseFacts['resolver'], 'lies'> {
  const inTime = asked.some(({ tookMs }) => tookMs <= slowNameMs);
  const answers = asked.flatMap(({ outcome }) => (outcome.kind === 'resolved' ? [outcome] : []));
  const named = answers.filter(({ exists }) => exists);
  if (named.some(({ addressKinds }) => addressKinds.includes('public'))) return inTime ? 'fine' : 'late';
  if (named.length > 0 || asked.length === 0) return 'fine';
  // Firefox finds no address in the end if the resolver is silent.
  return answers.length > 0 && inTime ? 'denies' : 'silent';
}

function givenAddress({
  failure,
  shows,
  handshake,
  ownHost,
  address,
}: Pick<CauseFacts, 'failure' | 'shows' | 'handshake' | 'ownHost' | 'address'>): CauseFacts['given'] {
  if (refusals.includes(failure)) return address === 'answers' ? 'dead-alone' : 'dead';
  if (shows !== 'silence' || handshake === 'done' || ownHost === 'nearby' || ownHost === 'not-asked') return 'else';
  return ownHost === 'silent' && (address === 'answers' || address === 'something') ? 'dead-alone' : 'dead';
}

function ownAddress(asked: readonly Observation[]): CauseFacts['ownAddress'] {
  const [compared] = asked.flatMap(({ outcome }) => (outcome.kind === 'resolved' ? (outcome.compared ?? []) : []));
  return compared ?? 'not-compared';
}

function leadsToWrongPlace(comparisons: readonly Observation[], line: Line): boolean {
  const answersFromWrongPlace = (o: Observation) =>
    o.probe === 'port-80' && isAnswer(o) && o.addressKind !== undefined && isBogusHere(o.addressKind, line);
  return comparisons.some((o) => (o.probe === 'dns' && namesBogus(o, line)) || answersFromWrongPlace(o));
}

/** An address that sends a certificate, an alert or any answer is alive, whatever name it expected. */
function addressState(probes: readonly Observation[], line: Line): CauseFacts['address'] {
  // A filter or proxy on this device also diverts requests to bare addresses.
  if (!isDirect(line)) return 'not-asked';
  const showsLife = ({ outcome }: Observation) => outcome.kind === 'failed' && provesLife(outcome.failure);
  if (probes.some((o) => isAnswer(o) || showsLife(o))) return 'answers';
  if (probes.some(({ outcome }) => outcome.kind === 'connected')) return isTakenNearby(line) ? 'nearby' : 'answers';
  if (probes.some((o) => failedWith(o, 'connection_refused'))) return 'refuses';
  if (probes.some(timedOut)) return 'silent';
  const unnamed = probes.filter(isUnnamed);
  if (unnamed.length === 0) return 'not-asked';
  if (unnamed.every((o) => isNearby(o, line))) return 'nearby';
  const { roundTripMs = 0 } = line;
  return unnamed.some(({ tookMs }) => tookMs > certificateRoundTrips * roundTripMs) ? 'something' : 'refuses';
}

/**
 * Without host permission the error of an address has no name. One that took longer than this many round trips may have
 * been a certificate, or a refusal that a busy device delivered late, so it accuses nobody of changing a name.
 * @source a refusal takes one round trip, a certificate two
 */
const certificateRoundTrips = 1.6;

/**
 * With round trips of at least this, a reply in less than half a round trip came from this device or close to it.
 * @source our choice: with shorter round trips a busy device hides the difference
 */
const measurableRoundTripMs = 20;

function isNearby({ tookMs }: Pick<Observation, 'tookMs'>, { roundTripMs = 0 }: Line): boolean {
  return roundTripMs >= measurableRoundTripMs && tookMs < roundTripMs / 2;
}

/** Whether connecting took at least half a round trip to other hosts. Without times nothing shows that. */
function isFarEnough({ stages }: Observation, { roundTripMs }: Line): boolean {
  return stages !== undefined && roundTripMs !== undefined && stages.tcpMs >= roundTripMs / 2;
}

/**
 * A handshake takes about as long as the connection before it. If connecting is this many times quicker, a VPN or a
 * filter close to this device accepts every connection, which then proves nothing.
 * @source our choice: a handshake takes one or two round trips, and time to compute
 */
const timesQuicker = 8;

/**
 * The handshake also has to take longer than this, ms.
 * @source our choice: a busy device computes for that long
 */
const farHandshakeMs = 40;

function isTakenNearby({ roundTripMs = 0, handshakeMs = 0 }: Line): boolean {
  return handshakeMs > farHandshakeMs && roundTripMs * timesQuicker < handshakeMs;
}

function failedWith({ outcome }: Observation, failure: Failure): boolean {
  return outcome.kind === 'failed' && outcome.failure === failure;
}

function timedOut({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && isTimeout(outcome.failure);
}

/** Without host permission the error has no name. */
function isUnnamed(o: Observation): boolean {
  return failedWith(o, 'unknown_failure');
}
