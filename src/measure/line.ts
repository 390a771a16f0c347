import { isTimeout } from '../model/failures.ts';
import type { AddressKind, Observation, Stages } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';
import { isAttempt } from './attempts.ts';
import { isSilence } from './silence.ts';

/** The quality of the connection itself, derived from everything that answered in this round. */
export interface Line {
  /** Median time of a control's answer on a new connection, ms; undefined when none answered. */
  readonly typicalMs: number | undefined;
  /** The same without the time that this device needs to deliver an answer, where the browser gives the stages. */
  readonly typicalNetworkMs: number | undefined;
  /** The same of all answers, ms: a short outage at the start delays only the controls. */
  readonly usualNetworkMs: number | undefined;
  /**
   * The time of a normal slow answer, ms: of the slowest control, or the median of all answers if that is longer. On a
   * narrow line or a busy device the probes of a round delay each other.
   */
  readonly slowestMs: number | undefined;
  /** Median time of a TCP handshake, ms, which is one round trip. Undefined when the browser does not give it. */
  readonly roundTripMs: number | undefined;
  /** Median time of a TLS handshake after that, ms. Undefined when the browser does not give it. */
  readonly handshakeMs: number | undefined;
  /** 0..1: share of the attempts at answering hosts that were lost or needed a retransmission. */
  readonly troubledShare: number;
  /** The kinds of the controls' addresses: with a filter or proxy on this device even `loopback` is normal. */
  readonly controlAddressKinds: ReadonlySet<AddressKind>;
}

/**
 * Do requests leave this device directly? If even the controls answer from this device, a bare address shows nothing.
 */
export function isDirect(line: Pick<Line, 'controlAddressKinds'>): boolean {
  return line.controlAddressKinds.size === 0 || line.controlAddressKinds.has('public');
}

/**
 * No timeout counts on a line that loses more than this share of its answers.
 * @source our choice: with one answer in five lost, two timeouts of a healthy service are not rare
 */
export const unreliableShare = 0.2;

/**
 * The line is slow when the median control takes longer than this.
 * @source measured on a line with round trips of 800 ms
 */
export const slowControlMs = 2000;

/**
 * A stage that took longer than this included a retransmission.
 * @source retransmission timers start at one second (RFC 6298, section 2)
 */
const resentMs = 950;

/** Derives the line from a round's observations. */
export function lineOf(observations: readonly Observation[]): Line {
  const controls = observations.filter((o) => o.subject.kind === 'control' && isAttempt(o) && isFreshAnswer(o));
  const times = controls.map((o) => o.tookMs);
  const answers = observations.filter((o) => isAttempt(o) && isFreshAnswer(o));
  const usual = median(answers.map((o) => o.tookMs)) ?? 0;
  const roundTrips = observations.flatMap((o) => (o.stages && !o.reused && o.stages.tcpMs > 0 ? [o.stages.tcpMs] : []));
  const handshakes = answers.flatMap(({ stages }) => (stages && stages.tlsMs > 0 ? [stages.tlsMs] : []));
  return {
    typicalMs: median(times),
    typicalNetworkMs: median(controls.map(onNetworkMs)),
    usualNetworkMs: median(answers.map(onNetworkMs)),
    slowestMs: times.length > 0 ? Math.max(usual, ...times) : undefined,
    roundTripMs: median(roundTrips),
    handshakeMs: median(handshakes),
    troubledShare: troubledShareOf(observations, median(roundTrips)),
    controlAddressKinds: new Set(
      observations.flatMap((o) =>
        o.subject.kind === 'control' && isAnswer(o) && o.addressKind ? [o.addressKind] : [],
      ),
    ),
  };
}

function onNetworkMs({ stages, tookMs }: Observation): number {
  return stages ? networkMs(stages) : tookMs;
}

function networkMs({ dnsMs, tcpMs, tlsMs, firstByteMs }: Stages): number {
  return dnsMs + tcpMs + tlsMs + firstByteMs;
}

function troubledShareOf(observations: readonly Observation[], roundTripMs: number | undefined): number {
  const answering = new Set(observations.filter(isAnswer).map((o) => o.host));
  const attempts = observations.filter((o) => answering.has(o.host) && isNetworkAttempt(o));
  if (attempts.length === 0) return 0;
  const lookupMs = usualLookupMs(observations);
  const isTroubled = (o: Observation) =>
    isNetworkAttempt(o) && (isSilence(o) || wasResent(o, roundTripMs ?? 0, lookupMs));
  // A censor troubles only services; the line troubles the controls too.
  if (!observations.some((o) => o.subject.kind === 'control' && isTroubled(o))) return 0;
  return attempts.filter(isTroubled).length / attempts.length;
}

function isNetworkAttempt(o: Observation): boolean {
  return (o.probe === 'https' || o.probe === 'http') && o.outcome.kind !== 'skipped' && !o.reused;
}

function wasResent({ stages }: Observation, roundTripMs: number, lookupMs: number): boolean {
  if (!stages) return false;
  const isLate = (ms: number, usualMs: number) => ms > resentMs && ms > 3 * usualMs;
  // Only these stages count: later ones include computing time at either end, and retransmit sooner.
  return isLate(stages.dnsMs, Math.max(roundTripMs, lookupMs)) || isLate(stages.tcpMs, roundTripMs);
}

/**
 * How long the resolver takes, ms: a quarter of the names was found as quickly, or was known before. On a line that loses
 * so much that even these were asked for again, connections show it.
 */
function usualLookupMs(observations: readonly Observation[]): number {
  const times = observations.flatMap(({ stages, reused }) => (stages && !reused ? [stages.dnsMs] : []));
  return times.sort((a, b) => a - b)[Math.floor((times.length - 1) / 4)] ?? 0;
}

/** A server answered, with whatever status. */
export function isAnswer(o: Observation): boolean {
  return o.outcome.kind === 'answered' || o.outcome.kind === 'opened' || o.outcome.kind === 'opaque';
}

function isFreshAnswer(o: Observation): boolean {
  return isAnswer(o) && !o.reused;
}

/** The middle value; the lower of the two middle ones when their number is even. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/**
 * A deadline is 2.5 times the slowest control, or the median of all answers, plus 1.5 s for a retransmission; at least
 * this.
 * @source a retransmitted packet and its answer, on a fast line
 */
const shortestMs = 2500;

/**
 * A deadline is at most this.
 * @source our choice: a round has to end
 */
const longestMs = 15_000;

/**
 * How long a probe may wait, ms: as long as others needed in the same minute, plus a retransmission. `unknownMs` until
 * a control has answered.
 */
export function deadlineMs(line: Line, unknownMs: number): number {
  if (line.slowestMs === undefined) return unknownMs;
  return Math.min(longestMs, Math.max(shortestMs, 2.5 * line.slowestMs + 1500));
}

/**
 * The same for another try at a service. When the service answers more slowly than the controls, its own times count,
 * so that a slow service does not look silent.
 */
export function serviceDeadlineMs(service: ServiceId, seen: readonly Observation[], unknownMs: number): number {
  const line = lineOf(seen);
  const own = seen.filter((o) => o.subject.kind === 'service' && o.subject.service === service && isAttempt(o));
  const answers = own.filter(isAnswer).map((o) => o.tookMs);
  if (line.slowestMs === undefined || answers.length === 0) return deadlineMs(line, unknownMs);
  return deadlineMs({ ...line, slowestMs: Math.max(line.slowestMs, ...answers) }, unknownMs);
}

/**
 * A line is fast when nothing took longer than this. An answer that does not come soon will hardly come there.
 * @source our choice: three round trips of 200 ms
 */
const quickLineMs = 600;

/**
 * On a fast line an answer is no longer likely after this, and another probe may start.
 * @source a first packet is retransmitted after one second (RFC 6298)
 */
const soonMs = 1000;

/**
 * How long an answer stays likely, ms. On a line that is not fast it always is: probes delay each other there, and more
 * at once would delay all of them.
 */
export function likelyMs({ slowestMs = Number.POSITIVE_INFINITY }: Pick<Line, 'slowestMs'>): number {
  return slowestMs > quickLineMs ? Number.POSITIVE_INFINITY : soonMs;
}

/**
 * Most probes at once that may still be answered.
 * @source in the lab, at 64 kbit/s, nine at once ran out of time
 */
const mostAtOnce = 6;

/**
 * The same on a narrow line, where more would delay each other too much.
 * @source in the lab, at 64 kbit/s, six handshakes at once delayed each other too much
 */
const mostAtOnceNarrow = 4;

/**
 * On a line that is long but not narrow one more probe may be under way for each time that this fits into its round
 * trip, ms: probes there wait, but do not delay each other.
 * @source a page takes four round trips and 5 kB, so that these take 400 kbit/s at most
 */
const roundTripOfEachMs = 25;

/**
 * The same on any line.
 * @source our choice: all addresses of seven services in two turns
 */
const mostAtOnceFar = 24;

/**
 * A line that is only long answers a page so soon after connecting, in round trips.
 * @source TLS 1.3 and the answer take one each (RFC 8446, section 2); half of one for the certificates
 */
const roundTripsOfPage = 2.5;

/**
 * The same after `fewestFailures` without a single answer, or after `silencesInARow` on a line that is not narrow: there
 * are no answers that more probes could delay.
 * @source all controls of the second step then fit into one wait, and so do a site of each country and the witnesses
 */
const mostAtOnceInSilence = 16;

/**
 * So many failures without an answer show that answers are not only late.
 * @source the foreign controls of the first step
 */
const fewestFailures = 2;

/**
 * A line is narrow when even the fastest page of a control took longer than this.
 * @source our choice: a page of a control is three round trips and a few kilobytes
 */
const narrowLineMs = 1000;

/**
 * It also has to take more round trips than this, since a long line is not narrow.
 * @source a page of a control takes three round trips, four with its name
 */
const narrowRoundTrips = 8;

/**
 * A line is narrow, too, when even the fastest handshake of a control took so much longer than its round trip, ms.
 * @source measured: 530 ms at 64 kbit/s with four pages at once, 20 ms at 10 Mbit/s; certificates are 3 to 4 kB
 */
const narrowHandshakeMs = 350;

/** Most probes at once that may still be answered; fewer on a narrow line, where they delay each other. */
export function probesAtOnce(observations: readonly Observation[]): number {
  if (observations.length >= fewestFailures && !observations.some(isAnswer)) return mostAtOnceInSilence;
  if (isNarrowLine(observations)) return mostAtOnceNarrow;
  const fitting = Math.floor(lengthMs(observations) / roundTripOfEachMs);
  const fewest = isSilentForLong(observations) ? mostAtOnceInSilence : mostAtOnce;
  return Math.min(mostAtOnceFar, Math.max(fewest, fitting));
}

/**
 * After so many silent hosts in a row the round checks the line itself.
 * @source our choice: more hosts than one service has
 */
const silencesInARow = 6;

/** So many hosts of services in a row were silent that the round asks controls before it spends more time on timeouts. */
export function isSilentForLong(observations: readonly Observation[]): boolean {
  const hosts = new Set<string>();
  const latestFirst = observations.filter((o) => o.subject.kind === 'service' && isAttempt(o)).reverse();
  for (const o of latestFirst) {
    if (o.outcome.kind !== 'failed' || !isTimeout(o.outcome.failure)) break;
    hosts.add(o.host);
  }
  return hosts.size >= silencesInARow;
}

/** Why probes hardly delay each other: because the line is fast, or because it is long. */
export function roomOf(observations: readonly Observation[]): 'fast' | 'long' | 'none' {
  if (Number.isFinite(likelyMs(lineOf(observations)))) return 'fast';
  return lengthMs(observations) > 0 ? 'long' : 'none';
}

/** The shortest round trip, where it alone explains the time that pages take; otherwise 0. */
function lengthMs(observations: readonly Observation[]): number {
  const pages = observations.flatMap((o) => (o.probe === 'https' && o.stages && isFreshAnswer(o) ? [o.stages] : []));
  const roundTripMs = Math.min(...pages.map(({ tcpMs }) => tcpMs));
  const usualMs = median(pages.map(({ tlsMs, firstByteMs }) => tlsMs + firstByteMs));
  return usualMs !== undefined && usualMs <= roundTripsOfPage * roundTripMs ? roundTripMs : 0;
}

/** Whether pages of controls take so long that the line has to be narrow. */
export function isNarrowLine(observations: readonly Observation[]): boolean {
  const pages = observations.filter((o) => o.subject.kind === 'control' && o.probe === 'https' && isFreshAnswer(o));
  if (pages.length === 0) return false;
  const quickestMs = Math.min(...pages.map(({ tookMs }) => tookMs));
  const { roundTripMs = Number.POSITIVE_INFINITY } = lineOf(observations);
  if (quickestMs > Math.max(narrowLineMs, narrowRoundTrips * roundTripMs)) return true;
  const handshakes = pages.flatMap(({ stages }) => (stages ? [stages.tlsMs - stages.tcpMs] : []));
  return handshakes.length > 0 && Math.min(...handshakes) > narrowHandshakeMs;
}

/**
 * Shortest deadline of a call relay.
 * @source browsers send a datagram four times in it, the last time half a second before its end
 */
const shortestRelayMs = 2300;

/**
 * The deadline is twice the slowest control of the round, but at most this.
 * @source our choice: two tries at silent relays take ten seconds of a round
 */
const longestRelayMs = 5000;

/**
 * How long a call relay may take, ms. In 2.3 s browsers send a datagram four times, the last half a second before the
 * end. TURN over TLS, the slowest transport, takes about as many round trips as a control over https.
 */
export function relayDeadlineMs({ slowestMs = 0 }: Pick<Line, 'slowestMs'>): number {
  return Math.min(longestRelayMs, Math.max(shortestRelayMs, 2 * slowestMs));
}
