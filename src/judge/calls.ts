import { relayPlace } from '../model/call-relay.ts';
import { type Failure, isOwnSide, isTimeout, meaningOf } from '../model/failures.ts';
import { mayDecide } from '../model/may-decide.ts';
import type { Observation } from '../model/observation.ts';
import type { Relay, Service, ServiceId } from '../model/service.ts';
import type { FunctionVerdict, Reason } from '../model/verdict.ts';
import { sharedCause } from './function.ts';
import { type Known, mayBeMissed } from './never-seen-to-work.ts';
import { unsure } from './unsure.ts';

/**
 * Judges the calls of a service by its relays, compared with control relays of the same minute. The caller decides
 * whether the state of the connection allows a verdict.
 * @param mayBeProxied a proxy is known or suspected: datagrams would bypass it and test another network
 */
export function judgeCalls(
  service: Service,
  observations: readonly Observation[],
  known: Known,
  mayBeProxied: boolean,
): FunctionVerdict {
  const relays = (service.relays ?? []).map((relay) => relaySeen(relay, observations));
  const asked = relays.filter(({ tries }) => tries.length > 0);
  if (mayBeProxied) return { function: 'calls', state: 'untestable', because: ['not-through-proxy'] };
  if (asked.length === 0) return { function: 'calls', state: 'untestable', because: ['left-out'] };

  if (asked.some(({ answered }) => answered)) return working(asked);
  const failed = asked.filter(({ failures }) => failures.length > 0);
  if (failed.length > 0) return failing(service.id, failed, controlRelays(observations), known);
  if (asked.some(({ tries }) => tries.some(wasSkipped)))
    return { function: 'calls', state: 'untestable', because: ['no-webrtc'] };
  return callsUnsure('interrupted');
}

interface RelaySeen {
  readonly relay: Relay;
  readonly tries: readonly Observation[];
  readonly answered: boolean;
  /** The failures that say something about the relay. */
  readonly failures: readonly Failure[];
}

function relaySeen(relay: Relay, observations: readonly Observation[]): RelaySeen {
  const tries = observations.filter(
    ({ probe, subject }) => isRelayProbe(probe) && subject.kind === 'service' && subject.endpoint === relay.url,
  );
  return { relay, tries, answered: tries.some(hasAnswered), failures: tries.flatMap(failureIn) };
}

function isRelayProbe(probe: Observation['probe']): boolean {
  return probe === 'stun' || probe === 'turn';
}

function hasAnswered({ outcome }: Observation): boolean {
  return outcome.kind === 'relay-answered';
}

function wasSkipped({ outcome }: Observation): boolean {
  return outcome.kind === 'skipped';
}

function failureIn({ outcome }: Observation): Failure[] {
  return outcome.kind === 'failed' && !isOwnSide(outcome.failure) ? [outcome.failure] : [];
}

function isUdp({ relay }: RelaySeen): boolean {
  return relayPlace(relay).transport === 'udp';
}

function callsUnsure(...because: readonly Reason[]): FunctionVerdict {
  return { function: 'calls', ...unsure(...because) };
}

/** A call needs only one of the relays. Likely and not confident, because no call was made. */
function working(asked: readonly RelaySeen[]): FunctionVerdict {
  const answered = asked.filter((relay) => relay.answered);
  const dead = asked.filter((relay) => !relay.answered && relay.failures.length >= enoughTries);
  const lostDatagrams = asked.filter(isUdp).flatMap(({ failures }) => failures);
  const because: Reason[] = ['relay-answered'];
  if (lostDatagrams.length >= enoughTries && !answered.some(isUdp)) because.push('udp-silent-tcp-answers');
  else if (dead.length > 0) because.push('some-endpoints-answer');
  if (answered.some(({ failures }) => failures.length > 0)) because.push('tries-disagree');
  return { function: 'calls', state: 'works', confidence: 'likely', because };
}

/**
 * A call relay counts as failed after this many failed tries.
 * @source one datagram may be lost four times in a row, two series hardly
 */
export const enoughTries = 2;

function failing(
  service: ServiceId,
  failed: readonly RelaySeen[],
  controls: ControlRelaysSeen,
  known: Known,
): FunctionVerdict {
  if (controls.asked && controls.answers.length === 0) return callsUnsure('no-udp-here');
  const confirmed = failed.filter(({ relay }) => mayDecide(relay));
  if (confirmed.length === 0) return callsUnsure('unconfirmed-endpoint-only');
  // Whatever a relay does not do, one that is gone does not do either.
  const deciding = confirmed.filter(({ relay }) => mayBeMissed(service, relay, relay.url, known));
  if (deciding.length === 0) return callsUnsure('not-seen-to-work');
  if (deciding.some(({ failures }) => failures.length < enoughTries)) return callsUnsure('one-try-only');

  if (!controls.asked) return callsUnsure('network-unknown');
  const compared = deciding.map(({ tries }) =>
    comparedTries(tries, controls.answers).filter((o) => failureIn(o).length > 0),
  );
  if (compared.some((tries) => tries.length < enoughTries)) return callsUnsure('network-unstable');
  const lastEnd = Math.max(...compared.flat().map(endOf));
  const after = controls.answers.some((o) => o.at >= lastEnd);
  if (!after) return callsUnsure(controls.lastAskedAt >= lastEnd ? 'network-unstable' : 'interrupted');
  return {
    function: 'calls',
    state: 'blocked',
    ...sharedCause(deciding.map(causeOf)),
    confidence: 'likely',
    because: ['tries-agree', 'neutral-relays-answer', 'may-be-down'],
  };
}

/** The tries that a control relay's first answer can be compared with: those that did not end before it was asked. */
export function comparedTries(tries: readonly Observation[], controlAnswers: readonly Observation[]): Observation[] {
  const firstAnswerAt = Math.min(...controlAnswers.map(({ at }) => at));
  return tries.filter((o) => endOf(o) > firstAnswerAt);
}

function endOf({ at, tookMs }: Observation): number {
  return at + tookMs;
}

/** Over TCP and TLS browsers do not say at which stage a relay fails. */
function causeOf(relay: RelaySeen): Pick<FunctionVerdict, 'cause' | 'manner'> {
  if (relay.failures.every((failure) => meaningOf(failure).stage === 'dns')) return { cause: 'dns' };
  if (isUdp(relay) && relay.failures.every(isTimeout)) return { cause: 'udp', manner: 'timeout' };
  return {};
}

/** What the control relays said. */
interface ControlRelaysSeen {
  readonly asked: boolean;
  readonly answers: readonly Observation[];
  /** Epoch ms; -Infinity when none was asked. */
  readonly lastAskedAt: number;
}

function controlRelays(observations: readonly Observation[]): ControlRelaysSeen {
  const tries = observations.filter(
    (o) => o.subject.kind === 'control' && o.subject.class === 'relay' && (hasAnswered(o) || failureIn(o).length > 0),
  );
  return {
    asked: tries.length > 0,
    answers: tries.filter(hasAnswered),
    lastAskedAt: Math.max(...tries.map(({ at }) => at)),
  };
}
