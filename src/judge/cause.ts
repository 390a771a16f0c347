import { isBogus } from '../model/address.ts';
import { type Failure, isTimeout, type MadeBy, meaningOf, provesConnection, provesLife } from '../model/failures.ts';
import type { AddressKind, Observation } from '../model/observation.ts';
import type { Cause, Manner, Reason } from '../model/verdict.ts';
import { isAnswer, isDirect, type Line } from './line.ts';
import { slowNameMs } from './silence.ts';

/** The cause of a failure; `cause` is absent when it is not clear. */
export interface CauseFound {
  readonly cause?: Cause;
  readonly manner?: Manner;
  readonly because: readonly Reason[];
  /** Who can have made it, by all that the contrasts show. */
  readonly madeBy: MadeBy;
  /** This is not a block: the name no longer exists for anyone (`down`), or may not (`unsure`). */
  readonly noBlock?: 'down' | 'unsure';
}

/**
 * Finds the cause of a host's failures.
 * @param failures the failures of its attempts, oldest first; at least one
 * @param contrasts probes of the same host by other ways: network resolver, DoH, address, plain http
 */
export function causeOf(failures: readonly Failure[], contrasts: readonly Observation[], line: Line): CauseFound {
  const failure = mostInformative(failures);
  const seen = readContrasts(contrasts, line);
  const { stage, shows, manner, alsoBy, madeBy = 'absence' } = meaningOf(failure);
  if (seen.poisoned && stage !== 'dns') return found('dns', 'poisoned', seen);
  if (shows === 'silence') return silent(failures, seen);
  if (stage === 'dns') {
    if (seen.gone) return goneEverywhere;
    if (seen.goneByOne) return { noBlock: 'unsure', because: ['name-gone-by-one'], madeBy };
    const missing = found('dns', seen.nameTookMs > slowNameMs ? 'timeout' : 'nxdomain', seen);
    return seen.exists ? missing : unlessDown({ ...missing, madeBy });
  }
  if (failure === 'connection_refused') {
    return seen.gone ? goneEverywhere : refused(seen, line);
  }
  if (failure === 'host_unreachable') return unlessDown({ cause: 'ip', manner: 'unreachable', because: [], madeBy });
  const cause = shows === 'wrong-certificate' ? 'certificate' : stage === 'tls' || stage === 'http' ? stage : undefined;
  const named = { ...(cause && manner ? found(cause, manner, seen) : { because: seen.because }), madeBy };
  return alsoBy.includes('outage') ? unlessDown(named) : named;
}

const goneEverywhere: CauseFound = { noBlock: 'down', because: ['name-gone-everywhere'], madeBy: 'absence' };

/** The most informative failure: a named one before a timeout, a timeout before a WebSocket that did not open. */
function mostInformative(failures: readonly Failure[]): Failure {
  // A WebSocket's failure has no name, but that of the page request has.
  const named = failures.filter((failure) => failure !== 'websocket_failed');
  const [first] = [...named.filter((failure) => !isTimeout(failure)), ...named, ...failures];
  if (first === undefined) throw new Error('no failure to find a cause of');
  return first;
}

interface ContrastsSeen {
  /** Encrypted resolvers say that the name exists. */
  readonly exists: boolean;
  /** At least two encrypted resolvers agree that the name does not exist. */
  readonly gone: boolean;
  /** The only encrypted resolver that answered says that the name does not exist, which may be wrong. */
  readonly goneByOne: boolean;
  /** The network's own answer, or the place that the name led to, is one that no public name has. */
  readonly poisoned: boolean;
  /** The network's own resolver gives no address, or does not answer, while other resolvers give one. */
  readonly ownAnswer: 'none' | 'silence' | undefined;
  /** The network's own resolver gave a public address. */
  readonly ownAnswerPublic: boolean;
  /**
   * What the service's address did without the name. `something`: it answered or refused, which cannot be told apart.
   * `nearby`: the reply came too soon to be from there.
   */
  readonly address: 'answers' | 'silent' | 'refuses' | 'something' | 'nearby' | undefined;
  /** The name leads to a host that answers on port 80, without a ClientHello. */
  readonly portEightyAnswers: boolean;
  /** Whether the name leads to a live address, or to none although the service's address is alive. */
  readonly leadsTo: 'life' | 'nowhere' | undefined;
  /** The attempts used plain http, which has no handshake that could be cut. */
  readonly plain: boolean;
  /** The longest time of an attempt at the name, ms. */
  readonly nameTookMs: number;
  readonly because: readonly Reason[];
}

function readContrasts(contrasts: readonly Observation[], line: Line): ContrastsSeen {
  const of = (...probes: Observation['probe'][]) => contrasts.filter((o) => probes.includes(o.probe));
  const resolved = of('doh').flatMap((o) => (o.outcome.kind === 'resolved' ? [o.outcome] : []));
  // A name that resolves to a bogus address everywhere is a mistake of the service.
  const exists = resolved.some((answer) => answer.exists && !answer.addressKinds.every(isBogus));
  const denials = exists ? 0 : resolved.length;
  const isWrongPlace = (kind: AddressKind) => isBogus(kind) && !line.controlAddressKinds.has(kind);
  const ownAnswers = of('dns').flatMap((o) => (o.outcome.kind === 'resolved' ? [o.outcome] : []));
  const portLeadsToWrongPlace = of('port-80').some(
    (o) => isAnswer(o) && o.addressKind !== undefined && isWrongPlace(o.addressKind),
  );
  const because: Reason[] = [];
  if (exists) because.push('resolvers-confirm-name');
  if (of('doh').length > 0 && resolved.length === 0) because.push('resolvers-unreachable');
  const direct = isDirect(line);
  const address = direct ? addressState(of('address-tls'), line) : undefined;
  if (address === 'answers') because.push('address-answers-without-name');
  if (address === 'silent') because.push('address-silent');
  return {
    exists,
    gone: denials >= 2,
    goneByOne: denials === 1,
    poisoned:
      (exists || resolved.length === 0) &&
      (ownAnswers.some((answer) => answer.addressKinds.length > 0 && answer.addressKinds.every(isWrongPlace)) ||
        portLeadsToWrongPlace),
    ownAnswer: exists ? ownFailure(of('dns')) : undefined,
    ownAnswerPublic: ownAnswers.some((answer) => answer.exists && answer.addressKinds.includes('public')),
    address,
    portEightyAnswers: of('port-80').some(
      (o) => isAnswer(o) || (o.outcome.kind === 'failed' && provesConnection(o.outcome.failure)),
    ),
    leadsTo: direct ? whereNameLeads(of('knock'), of('knock-address'), line) : undefined,
    plain: of('http').length > 0,
    nameTookMs: Math.max(0, ...of('https', 'http', 'websocket').map((o) => o.tookMs)),
    because,
  };
}

function ownFailure(asked: readonly Observation[]): ContrastsSeen['ownAnswer'] {
  if (asked.some((o) => o.outcome.kind === 'resolved' && o.outcome.exists)) return undefined;
  if (asked.some((o) => o.outcome.kind === 'resolved')) return 'none';
  return asked.length > 0 ? 'silence' : undefined;
}

/** An address that sends a certificate, an alert or any answer is alive, whatever name it expected. */
function addressState(probes: readonly Observation[], line: Line): ContrastsSeen['address'] {
  if (probes.some((o) => isAnswer(o) || showsLife(o))) return 'answers';
  if (probes.some((o) => o.outcome.kind === 'failed' && o.outcome.failure === 'connection_refused')) return 'refuses';
  if (probes.some((o) => o.outcome.kind === 'failed' && isTimeout(o.outcome.failure))) return 'silent';
  const withoutErrorName = probes.filter(hasNoErrorName);
  if (withoutErrorName.length === 0) return undefined;
  if (withoutErrorName.every((o) => isNearby(o, line))) return 'nearby';
  return withoutErrorName.some((o) => o.tookMs > certificateRoundTrips * (line.roundTripMs ?? 0))
    ? 'something'
    : 'refuses';
}

/** Without host permission the error has no name. */
const hasNoErrorName = ({ outcome }: Observation) => outcome.kind === 'failed' && outcome.failure === 'unknown_failure';

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

function showsLife({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && provesLife(outcome.failure);
}

/** A refused port proves a live address. At a bare address any error without a name does. */
function whereNameLeads(
  byName: readonly Observation[],
  byAddress: readonly Observation[],
  line: Line,
): ContrastsSeen['leadsTo'] {
  const refuses = (o: Observation) => o.outcome.kind === 'failed' && o.outcome.failure === 'connection_refused';
  const isSilent = (o: Observation) => o.outcome.kind === 'failed' && isTimeout(o.outcome.failure);
  if (byName.some(refuses)) return 'life';
  const alive = byAddress.some((o) => refuses(o) || (hasNoErrorName(o) && !isNearby(o, line)));
  return alive && byName.some(isSilent) ? 'nowhere' : undefined;
}

function refused(seen: ContrastsSeen, line: Line): CauseFound {
  const isOfAddress = seen.address === 'refuses' || seen.address === 'nearby';
  const isNear = seen.nameTookMs > 0 && isNearby({ tookMs: seen.nameTookMs }, line);
  const isOfName = seen.address === 'answers' || (isNear && seen.address !== undefined);
  if (isOfName && !isOfAddress) {
    // The same address cannot both refuse and answer, so the name was led to another one: to a false one, or to that of
    // another place, where this network's own resolver names one that a public name may have.
    return seen.ownAnswerPublic ? unlessDown(unclear(seen)) : found('dns', 'poisoned', seen);
  }
  // A router that rejects addresses refuses as fast as this device does.
  if (seen.address === 'something' || (isNear && seen.address === undefined)) return unlessDown(unclear(seen));
  return unlessDown({ cause: 'ip', manner: 'refused', because: seen.because, madeBy: 'absence' });
}

function silent(failures: readonly Failure[], seen: ContrastsSeen): CauseFound {
  if (failures.includes('tls_timeout_error')) return unlessDown(found('tls', 'timeout', seen));
  if (seen.ownAnswer) return found('dns', seen.ownAnswer === 'none' ? 'nxdomain' : 'timeout', seen);
  if (seen.address === 'silent' || failures.includes('tcp_timeout_error')) {
    return unlessDown({ cause: 'ip', manner: 'timeout', because: seen.because, madeBy: 'absence' });
  }
  // The address is alive but the name does not lead there: lookups are dropped, or answered with a dead address.
  if (seen.leadsTo === 'nowhere') return { cause: 'dns', because: seen.because, madeBy: 'way' };
  // The name leads to a live address, so the ClientHello with the name is dropped.
  const alive = seen.address !== undefined && seen.address !== 'nearby';
  if (seen.portEightyAnswers || seen.leadsTo === 'life' || (alive && seen.ownAnswerPublic)) {
    return unlessDown(found('tls', 'timeout', seen));
  }
  return unlessDown(unclear(seen));
}

function unclear({ because }: ContrastsSeen): CauseFound {
  return { because: [...because, 'name-or-address-unclear'], madeBy: 'absence' };
}

/** An outage of the service would look the same, so such a cause is at most likely. */
function unlessDown(cause: CauseFound): CauseFound {
  return { ...cause, because: [...cause.because, 'may-be-down'] };
}

/** A cause that only somebody on the way can make. */
function found(cause: Cause, manner: Manner, seen: ContrastsSeen): CauseFound {
  return { cause: cause === 'tls' && seen.plain ? 'http' : cause, manner, because: seen.because, madeBy: 'way' };
}
