import { type InnocentCause, isTlsAnswer, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import { type Check, derived } from '../check/check.ts';
import { isOnOldConnection } from '../check/new-connections.ts';
import { isAnswer, isSilence } from '../check/outcomes.ts';
import { connectsNowhere, isWithoutIpv4 } from '../network/without-ipv4.ts';

/** What can show that a failed try says nothing about its service. */
export interface TryFacts {
  /** The name was not found, while the network's own resolver finds it. */
  readonly foundHere: boolean;
  /**
   * The name was not found, or there is no route to it, while resolvers elsewhere know only IPv6 addresses of it. A
   * line without IPv6 has no route to these, and browsers mostly do not look for them there.
   */
  readonly onlyIpv6: boolean;
  /** No connection was established, on a line that carries only IPv6. */
  readonly noIpv4: boolean;
  /**
   * It failed at once, as while a router restarts, and so did, within `glitchMs`, an unrelated host that otherwise
   * answers.
   */
  readonly restart: boolean;
  /** A wrong clock or a missing route may cause it, and a control failed in the same way. */
  readonly controlToo: boolean;
  /** Its certificate is of an unknown authority, and so are those of controls of `minIntercepted` operators. */
  readonly interceptedToo: boolean;
  /** It timed out sooner than an answer of this service came. */
  readonly hasty: boolean;
  /**
   * For at least half of this silence another host was silent too, and then answered: a control, or an unrelated host
   * that answers the same probe in this round.
   */
  readonly silentTogether: boolean;
}

/** Each fact is looked up only when a rule asks for it, since most tries need none. */
export function tryFacts(o: Observation, service: ServiceId, check: Check): TryFacts {
  const failure = o.outcome.kind === 'failed' ? o.outcome.failure : undefined;
  const isOwn = ({ subject }: Observation) => subject.kind === 'service' && subject.service === service;
  /** Unrelated hosts that meet the test and otherwise answer. The test comes first, since it takes less time. */
  const answeringOthers = (test: (other: Observation) => boolean) => {
    const alike = check.tries.filter((other) => !isOwn(other) && test(other));
    if (alike.length === 0) return false;
    const replies = repliesIn(check);
    return alike.some(replies);
  };
  const alsoBy = (innocent: InnocentCause) => failure !== undefined && meaningOf(failure).alsoBy.includes(innocent);
  const failsAlike = ({ outcome, stateAuthority }: Observation) =>
    outcome.kind === 'failed' && outcome.failure === failure && stateAuthority !== true;
  const isNotFound = failure !== undefined && meaningOf(failure).stage === 'dns';
  return {
    get foundHere() {
      return isNotFound && check.at(o.host).some(isFoundHere);
    },
    get onlyIpv6() {
      return (isNotFound || alsoBy('no-route')) && (o.host.startsWith('[') || check.at(o.host).some(isIpv6Only));
    },
    get noIpv4() {
      return connectsNowhere(o, check) && isWithoutIpv4(check);
    },
    get restart() {
      const isGlitch = (other: Observation) => failsAlike(other) && Math.abs(other.at - o.at) < glitchMs;
      return alsoBy('restart') && answeringOthers(isGlitch);
    },
    get controlToo() {
      return (alsoBy('clock') || alsoBy('no-route')) && check.controls.some(failsAlike);
    },
    get interceptedToo() {
      if (failure === undefined || meaningOf(failure).unknownAuthority !== true) return false;
      const alike = check.controls.filter(failsAlike);
      const vendors = alike.flatMap(({ subject }) => (subject.kind === 'control' ? [subject.vendor] : []));
      return new Set(vendors).size >= minIntercepted;
    },
    get hasty() {
      return isSilence(o) && check.triesAt(service).some((own) => isAnswer(own) && own.tookMs > o.tookMs);
    },
    get silentTogether() {
      const isTogether = (other: Observation) => isSilence(other) && commonMs(o, other) >= o.tookMs / 2;
      return isSilence(o) && answeringOthers(isTogether);
    },
  };
}

function isFoundHere({ probe, outcome }: Observation): boolean {
  return probe === 'dns' && outcome.kind === 'resolved' && outcome.addressKinds.includes('public');
}

function isIpv6Only({ outcome }: Observation): boolean {
  return outcome.kind === 'resolved' && outcome.ipv6Only === true;
}

/**
 * Where the controls of this many operators are intercepted, the service is not the target: a program on this device,
 * or an employer, intercepts all but some sites.
 * @source Kazakhstan intercepted 37 domains in 2019, and of these operators Google's alone (Censored Planet)
 */
const minIntercepted = 2;

/**
 * Failures within this time of each other may come from the same restart of a router.
 * @source in the lab a restarting router fails everything for two seconds
 */
const glitchMs = 2500;

/**
 * Which hosts reply to the same probe, or open a channel, which needs all that a page needs and more? A channel that
 * hangs while its page answers is no sign of a bad line. An untrusted certificate counts: some services have one, and
 * it comes from a live address. An answer over a connection from before the check does not: two services that are
 * blocked since then are silent together, and answer so.
 */
const repliesIn = derived((check: Check): ((o: Observation) => boolean) => {
  const probesByHost = new Map<string, Set<Observation['probe'] | 'any'>>();
  for (const o of check.seen) {
    const { host, probe, outcome } = o;
    if (isOnOldConnection(o) || (!isAnswer(o) && !(outcome.kind === 'failed' && isTlsAnswer(outcome.failure))))
      continue;
    const probes = probesByHost.get(host) ?? new Set();
    probesByHost.set(host, probes.add(outcome.kind === 'opened' ? 'any' : probe));
  }
  return ({ host, probe }) => {
    const probes = probesByHost.get(host);
    return probes !== undefined && (probes.has(probe) || probes.has('any'));
  };
});

function commonMs(one: Observation, other: Observation): number {
  return Math.min(one.at + one.tookMs, other.at + other.tookMs) - Math.max(one.at, other.at);
}
