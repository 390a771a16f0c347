import { relayPlace } from '../../model/call-relay.ts';
import { type Failure, isLocalFailure } from '../../model/failures.ts';
import { mayDecide } from '../../model/may-decide.ts';
import type { Observation } from '../../model/observation.ts';
import type { Relay } from '../../model/service.ts';
import type { When } from '../../model/when.ts';
import type { Check } from '../check/check.ts';

/** What a service's relays and the control relays show about its calls. */
export interface CallFacts {
  /** Whether a proxy is known or suspected. Datagrams would bypass it and test another network. */
  readonly proxied: boolean;
  /** `skipped`: this browser can ask none. `stopped`: there was no result, neither an answer nor a failure. */
  readonly relays: 'not-asked' | 'answer' | 'fail' | 'skipped' | 'stopped';
  /** The control relays on a port of those that fail: a network may let datagrams out to some ports only. */
  readonly controls: 'not-asked' | 'silent' | 'answer';
  /** Whether a text or a contact confirms one of those that fail. */
  readonly confirmed: boolean;
  /** Whether one of the confirmed ones is known to be in use. */
  readonly inUse: boolean;
  /** Whether each of those failed `enoughTries` times. */
  readonly enough: boolean;
  /**
   * What control relays did around them. `changed`: not each of them failed that often after an answering one was
   * asked, or none answered after the last failure. `not-asked`: none was asked after it.
   */
  readonly around: 'answered' | 'changed' | 'not-asked';
}

/** Combinations that cannot occur. */
export const callNever: readonly When<CallFacts>[] = [
  { relays: ['not-asked', 'skipped', 'stopped'], confirmed: true },
  { confirmed: false, inUse: true },
  { inUse: false, enough: false },
  { inUse: false, controls: ['not-asked', 'answer'], around: 'changed' },
  { enough: false, around: ['answered', 'not-asked'] },
  { controls: ['not-asked', 'silent'], around: 'answered' },
  { controls: ['not-asked', 'silent'], inUse: true, around: 'not-asked' },
];

/** One relay of a service. */
export interface RelaySeen {
  readonly relay: Relay;
  readonly tries: readonly Observation[];
  readonly answered: boolean;
  /** The failures that say something about the relay. */
  readonly failures: readonly Failure[];
}

/** The relays that were asked. */
export function relaysSeen(relays: readonly Relay[], check: Check): RelaySeen[] {
  return relays.flatMap((relay) => {
    const tries = check.services.filter(
      (o) => isRelayProbe(o) && o.subject.kind === 'service' && o.subject.endpoint === relay.url,
    );
    return tries.length === 0
      ? []
      : [{ relay, tries, answered: tries.some(hasAnswered), failures: tries.flatMap(failureIn) }];
  });
}

/**
 * A call relay counts as failed after this many failed tries.
 * @source a datagram and its three repetitions may be lost, but hardly so twice
 */
export const enoughTries = 2;

/** @param deciding the relays whose failure counts */
export function callFacts(
  asked: readonly RelaySeen[],
  deciding: readonly RelaySeen[],
  check: Check,
  proxied: boolean,
): CallFacts {
  const isBeside = besideRelays(deciding.map(({ relay }) => relay));
  const controls = check.controls.filter(
    (o) =>
      o.subject.kind === 'control' &&
      o.subject.class === 'relay' &&
      isBeside(o.subject.port) &&
      (hasAnswered(o) || failureIn(o).length > 0),
  );
  const answers = controls.filter(hasAnswered);
  const compared = deciding.map(({ tries }) => comparedTries(tries, answers).filter((o) => failureIn(o).length > 0));
  const lastEnd = Math.max(...compared.flat().map(endOf));
  return {
    proxied,
    relays: relaysSay(asked),
    controls: controls.length === 0 ? 'not-asked' : answers.length === 0 ? 'silent' : 'answer',
    confirmed: asked.some(({ relay, failures }) => failures.length > 0 && mayDecide(relay)),
    inUse: deciding.length > 0,
    enough: deciding.every(({ failures }) => failures.length >= enoughTries),
    around: compared.every((tries) => tries.length >= enoughTries) ? askedAfter(lastEnd, controls) : 'changed',
  };
}

function askedAfter(end: number, controls: readonly Observation[]): CallFacts['around'] {
  const later = controls.filter(({ at }) => at >= end);
  if (later.length === 0) return 'not-asked';
  return later.some(hasAnswered) ? 'answered' : 'changed';
}

function relaysSay(asked: readonly RelaySeen[]): CallFacts['relays'] {
  if (asked.length === 0) return 'not-asked';
  if (asked.some(({ answered }) => answered)) return 'answer';
  if (asked.some(({ failures }) => failures.length > 0)) return 'fail';
  return asked.some(({ tries }) => tries.some(({ outcome }) => outcome.kind === 'skipped')) ? 'skipped' : 'stopped';
}

/**
 * The control relays that can be compared with these relays, by port: those on the same port if datagrams fail.
 * Firewalls of offices and schools let out the datagrams of one calling service, or of QUIC (443), and no others.
 */
export function besideRelays(relays: readonly Pick<Relay, 'url'>[]): (port: number | undefined) => boolean {
  const ports = new Set(
    relays
      .map(relayPlace)
      .filter(({ transport }) => transport === 'udp')
      .map(({ port }) => port),
  );
  return (port) => port === undefined || ports.size === 0 || ports.has(port);
}

/** The tries to which a control relay's first answer can be compared: those that had not ended before it was asked. */
export function comparedTries(tries: readonly Observation[], controlAnswers: readonly Observation[]): Observation[] {
  const firstAnswerAt = Math.min(...controlAnswers.map(({ at }) => at));
  return tries.filter((o) => endOf(o) > firstAnswerAt);
}

export function isRelayProbe({ probe }: Observation): boolean {
  return probe === 'stun' || probe === 'turn';
}

export function isUdp({ relay }: Pick<RelaySeen, 'relay'>): boolean {
  return relayPlace(relay).transport === 'udp';
}

function hasAnswered({ outcome }: Pick<Observation, 'outcome'>): boolean {
  return outcome.kind === 'relay-answered';
}

function failureIn({ outcome }: Pick<Observation, 'outcome'>): Failure[] {
  return outcome.kind === 'failed' && !isLocalFailure(outcome.failure) ? [outcome.failure] : [];
}

function endOf({ at, tookMs }: Observation): number {
  return at + tookMs;
}
