import { type InnocentCause, isTlsAnswer, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import { type Check, derived } from '../check/check.ts';
import { isOnOldConnection } from '../check/new-connections.ts';
import { isAnswer, isSilence } from '../check/outcomes.ts';
import { connectsNowhere, isWithoutIpv4 } from '../network/without-ipv4.ts';

/** The facts that may show that a failed try says nothing about its service. */
export interface TryFacts {
  /** The name was not found, although the network's own resolver finds it. */
  readonly foundHere: boolean;
  /**
   * The name was not found, or there is no route to it, while resolvers elsewhere have only IPv6 addresses for it: a
   * line without IPv6 has no route to these, and browsers mostly do not look for them there. Or no connection was
   * established, on a line that carries only IPv6.
   */
  readonly noRoute: boolean;
  /**
   * A wrong clock or a missing route may cause it, and a control failed in the same way. Or its certificate is by an
   * unknown authority, and so are those of controls of `minIntercepted` operators.
   */
  readonly likeControls: boolean;
  /** It timed out sooner than an answer of this service took. */
  readonly hasty: boolean;
  /**
   * Another host failed with it that otherwise answers the same probe in this round: within `glitchMs` and in the same
   * way if it failed at once, as while a router restarts; or it was silent for at least half of this silence.
   */
  readonly withOthers: boolean;
}

/** Each fact is looked up only when a rule asks for it, since most tries need none. */
export function tryFacts(o: Observation, service: ServiceId, check: Check): TryFacts {
  return {
    get foundHere() {
      return isNotFound(o) && check.at(o.host).some(isFoundHere);
    },
    get noRoute() {
      return needsIpv6(o, check) || (connectsNowhere(o, check) && isWithoutIpv4(check));
    },
    get likeControls() {
      return failsLikeControl(o, check) || isInterceptedLikeControls(o, check);
    },
    get hasty() {
      return isSilence(o) && check.triesAt(service).some((own) => isAnswer(own) && own.tookMs > o.tookMs);
    },
    get withOthers() {
      return failsWithOthers(o, service, check);
    },
  };
}

function isNotFound({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && meaningOf(outcome.failure).stage === 'dns';
}

/** Whether this can have caused it. */
function isAlsoBy({ outcome }: Observation, innocent: InnocentCause): boolean {
  return outcome.kind === 'failed' && meaningOf(outcome.failure).alsoBy.includes(innocent);
}

function failsAlike({ outcome }: Observation, other: Observation): boolean {
  return (
    outcome.kind === 'failed' &&
    other.outcome.kind === 'failed' &&
    other.outcome.failure === outcome.failure &&
    other.stateAuthority !== true
  );
}

function needsIpv6(o: Observation, check: Check): boolean {
  return (isNotFound(o) || isAlsoBy(o, 'no-route')) && (o.host.startsWith('[') || check.at(o.host).some(isIpv6Only));
}

function failsLikeControl(o: Observation, check: Check): boolean {
  return (isAlsoBy(o, 'clock') || isAlsoBy(o, 'no-route')) && check.controls.some((control) => failsAlike(o, control));
}

function isInterceptedLikeControls(o: Observation, check: Check): boolean {
  if (o.outcome.kind !== 'failed' || meaningOf(o.outcome.failure).unknownAuthority !== true) return false;
  const alike = check.controls.filter((control) => failsAlike(o, control));
  const vendors = alike.flatMap(({ subject }) => (subject.kind === 'control' ? [subject.vendor] : []));
  return new Set(vendors).size >= minIntercepted;
}

/** The other failures are searched first, since finding the hosts that reply takes longer. */
function failsWithOthers(o: Observation, service: ServiceId, check: Check): boolean {
  const [mayBeGlitch, isSilent] = [isAlsoBy(o, 'restart'), isSilence(o)];
  if (!mayBeGlitch && !isSilent) return false;
  const isTogether = (other: Observation) =>
    (mayBeGlitch && failsAlike(o, other) && Math.abs(other.at - o.at) < glitchMs) ||
    (isSilent && isSilence(other) && commonMs(o, other) >= o.tookMs / 2);
  const isOwn = ({ subject }: Observation) => subject.kind === 'service' && subject.service === service;
  const together = check.tries.filter((other) => !isOwn(other) && isTogether(other));
  return together.length > 0 && together.some(repliesIn(check));
}

function isFoundHere({ probe, outcome }: Observation): boolean {
  return probe === 'dns' && outcome.kind === 'resolved' && outcome.addressKinds.includes('public');
}

function isIpv6Only({ outcome }: Observation): boolean {
  return outcome.kind === 'resolved' && outcome.ipv6Only === true;
}

/**
 * If the controls of this many operators are intercepted, the service is not the target: a program on this device, or
 * an employer, intercepts all but some sites.
 * @source Kazakhstan intercepted 37 domains in 2019, and of these operators Google's alone (Censored Planet)
 */
const minIntercepted = 2;

/**
 * Failures within this time of each other may come from the same restart of a router.
 * @source in the lab a restarting router fails everything for two seconds
 */
const glitchMs = 2500;

/**
 * Which hosts reply to the same probe, or open a channel, which needs all that a page needs and more. A channel that
 * hangs while its page answers is no sign of a bad line. An untrusted certificate counts: some services have one, and
 * it comes from a live address. An answer over a connection from before the check does not: two services that were
 * blocked since are silent together, and answer like this.
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
