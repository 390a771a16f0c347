import { isAddress } from '../../model/address.ts';
import type { Failure } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Reason } from '../../model/reasons.ts';
import type { Endpoint, ServiceId } from '../../model/service.ts';
import { attemptsAbout } from '../check/attempts.ts';
import type { Check } from '../check/check.ts';
import { isAttempt, isComparison } from '../check/probes.ts';
import { lineOf } from '../network/line.ts';
import { asExpected } from './attempt.ts';
import { type CauseFacts, causeFacts, comparisonsSeen } from './cause-facts.ts';
import { channelOf } from './cut-channel.ts';
import { type Cuts, cutsIn } from './cuts.ts';
import { type EndpointFacts, endpointFacts } from './endpoint-facts.ts';
import { interpretAmong } from './interpret-among.ts';
import { bestAnswer, failuresOf, type Interpreted, pagesOf, rulesOf } from './interpreted.ts';
import { misledHosts } from './misled-hosts.ts';

/** What a check shows of one endpoint. */
export interface EndpointSeen {
  readonly facts: EndpointFacts;
  /** How often a connection was cut off; absent if none was. */
  readonly cuts?: Cuts;
  /** What its comparison probes show. */
  readonly comparisons: Pick<CauseFacts, 'elsewhere' | 'address'>;
  /** Its failures and their comparison probes, combined. At least one try has to have failed. */
  readonly causeFacts: () => CauseFacts;
  /** Whether it was asked over plain http, which has no handshake. */
  readonly isPlain: boolean;
  readonly told: ToldByTries;
  /** The rules that changed the meaning of tries that count. */
  readonly rules: readonly string[];
}

/** @param counts which of the tries say something about the service */
export function endpointSeen(
  service: ServiceId,
  endpoint: Endpoint,
  check: Check,
  counts: (o: Observation) => boolean,
): EndpointSeen {
  const line = lineOf(check);
  const tries = attemptsAbout(service, endpoint, check);
  const own = tries.filter(counts);
  const interpreted = tries.map(
    (o): Interpreted => ({ o, attempt: interpretAmong(o, endpoint, check), counts: own.includes(o) }),
  );
  const { host, protocol } = new URL(endpoint.url);
  const channel = protocol === 'wss:' ? channelOf(service, endpoint, check, counts) : undefined;
  const here = check
    .at(host)
    .filter((o) => (!isAttempt(o) || own.includes(o)) && !isComparisonLeftOut(o))
    .map((o) => asExpected(o, endpoint));
  const cuts = cutsIn(interpreted, here, channel);
  const failures = failuresOf(interpreted.filter(({ counts }) => counts));
  const comparisons = here.some(isComparison) ? here : [...here, ...ofEquals(service, endpoint, failures, check)];
  return {
    facts: endpointFacts(interpreted, channel, here, line),
    ...(cuts ? { cuts } : {}),
    comparisons: comparisonsSeen(here, line),
    causeFacts() {
      const facts = causeFacts(failures, comparisons, line, misledHosts(check).has(host));
      return isAddress(host) ? factsAtAddress(facts, failures) : facts;
    },
    isPlain: comparisons.some(({ probe }) => probe === 'http'),
    told: toldBy(interpreted),
    rules: rulesOf(interpreted),
  };
}

/** There was nobody left to ask. */
function isComparisonLeftOut(o: Observation): boolean {
  return isComparison(o) && o.outcome.kind === 'skipped';
}

/**
 * The comparison probes of another host of the function that failed in the same way, since they are made for one host
 * of each function. If that host's name no longer exists, this says nothing about this one.
 */
function ofEquals(service: ServiceId, endpoint: Endpoint, failures: readonly Failure[], check: Check): Observation[] {
  const alike = check
    .of(service)
    .filter(({ subject }) => subject.kind === 'service' && subject.function === endpoint.function);
  const failsAlike = ({ outcome }: Observation) => outcome.kind === 'failed' && failures.includes(outcome.failure);
  const hosts = new Set(alike.filter((o) => isAttempt(o) && failsAlike(o)).map(({ host }) => host));
  const denies = ({ probe, outcome }: Observation) => probe === 'doh' && outcome.kind === 'resolved' && !outcome.exists;
  return alike.filter((o) => isComparison(o) && hosts.has(o.host) && !denies(o) && !isComparisonLeftOut(o));
}

/**
 * What failures show of a host that is an address. It has no comparison probes: no name was looked up, so none can have
 * been denied or forged, and the tries themselves went to the address without a name.
 */
function factsAtAddress(facts: CauseFacts, failures: readonly Failure[]): CauseFacts {
  const isSilent = facts.shows === 'silence' && !failures.includes('tls_timeout_error') && facts.handshake !== 'done';
  return {
    ...facts,
    resolver: facts.shows === 'silence' && facts.resolver !== 'lies' ? 'fine' : facts.resolver,
    ownAddress: 'same',
    given: facts.given === 'else' ? 'else' : 'dead',
    address: isSilent ? 'silent' : 'not-asked',
  };
}

interface Told {
  readonly because: readonly Reason[];
  /** Whether nothing more could be seen because the browser has not granted access. */
  readonly withoutAccess?: boolean;
}

/** Reasons from the tries themselves. */
interface ToldByTries {
  readonly 'best-answer': Told;
  /** Why the page of a channel's host only shows that it was reached. */
  readonly refusals: Told;
  /** Why tries could not be made, or why the browser hides their answers. */
  readonly opaque: Told;
}

function toldBy(tries: readonly Interpreted[]): ToldByTries {
  const opaque = tries.flatMap(({ attempt, counts }) => (counts && attempt.kind === 'void' ? [attempt] : []));
  return {
    'best-answer': bestAnswer(tries) ?? { because: [] },
    refusals: {
      because: pagesOf(tries).flatMap(({ attempt }) => (attempt.kind === 'reached' ? attempt.refusals : [])),
    },
    opaque: {
      because: [...new Set(opaque.map(({ because }) => because))],
      withoutAccess: opaque.some(({ withoutAccess }) => withoutAccess === true),
    },
  };
}
