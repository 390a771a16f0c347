import type { AddressKind, Observation, Stages } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';
import { isAttempt } from './attempts.ts';
import { isSilence } from './silence.ts';

/** How good the connection itself is, read from everything that did answer in this round. */
export interface Line {
  /** Median time of a control's answer on a fresh connection, ms; undefined when none answered. */
  readonly typicalMs: number | undefined;
  /** The same without what this device takes to hand an answer over, where the browser tells the stages. */
  readonly typicalNetworkMs: number | undefined;
  /** That of everything that answered, ms: a moment without a line makes the controls late, and nothing after them. */
  readonly usualNetworkMs: number | undefined;
  /**
   * How long a sound answer takes at worst, ms: the time of the slowest control, or of the median answer of anything where
   * that is longer. On a narrow line, as on a busy device, the probes of the round make each other late.
   */
  readonly slowestMs: number | undefined;
  /** Median time of a TCP handshake, ms: one round trip. Undefined where the browser does not tell. */
  readonly roundTripMs: number | undefined;
  /** Median time that an answer took beyond its stages on the network, ms: what this device needs to hand it over. */
  readonly handOverMs: number;
  /** 0..1: attempts at hosts that do answer which were lost, or came only after something was sent again. */
  readonly troubledShare: number;
  /** Where the controls' own answers came from: a filter or proxy on this device makes even `loopback` ordinary. */
  readonly controlAddressKinds: ReadonlySet<AddressKind>;
}

/** Requests go out directly: where even the controls come from this device, an address tried by itself shows nothing. */
export function isDirect(line: Pick<Line, 'controlAddressKinds'>): boolean {
  return line.controlAddressKinds.size === 0 || line.controlAddressKinds.has('public');
}

/**
 * Of a line that loses more than this share of its answers, no silence is believed.
 * @source our choice: with one answer in five lost, two silent tries of a sound service are no rarity
 */
export const unreliableShare = 0.2;

/**
 * A control that takes longer than this makes the line a slow one.
 * @source measured on a line with round trips of 800 ms
 */
export const slowControlMs = 2000;

/**
 * A stage that took longer than this was sent twice.
 * @source retransmission timers start at one second (RFC 6298, section 2)
 */
const resentMs = 950;

/** Reads the line from a round's observations. */
export function lineOf(observations: readonly Observation[]): Line {
  const controls = observations.filter((o) => o.subject.kind === 'control' && isAttempt(o) && isFreshAnswer(o));
  const times = controls.map((o) => o.tookMs);
  const answers = observations.filter((o) => isAttempt(o) && isFreshAnswer(o));
  const usual = median(answers.map((o) => o.tookMs)) ?? 0;
  const roundTrips = observations.flatMap((o) => (o.stages && !o.reused && o.stages.tcpMs > 0 ? [o.stages.tcpMs] : []));
  return {
    typicalMs: median(times),
    typicalNetworkMs: median(controls.map(onNetworkMs)),
    usualNetworkMs: median(answers.map(onNetworkMs)),
    slowestMs: times.length > 0 ? Math.max(usual, ...times) : undefined,
    roundTripMs: median(roundTrips),
    handOverMs: median(observations.flatMap(handOverOf)) ?? 0,
    troubledShare: troubledShareOf(observations, median(roundTrips)),
    controlAddressKinds: new Set(
      observations.flatMap((o) =>
        o.subject.kind === 'control' && isAnswer(o) && o.addressKind ? [o.addressKind] : [],
      ),
    ),
  };
}

function handOverOf(o: Observation): number[] {
  if (!o.stages || o.reused || o.probe !== 'https') return [];
  return [Math.max(0, o.tookMs - networkMs(o.stages))];
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
  const isTroubled = (o: Observation) => isNetworkAttempt(o) && (isSilence(o) || wasResent(o, roundTripMs ?? 0));
  // A censor can trouble services; the line itself troubles the controls too.
  if (!observations.some((o) => o.subject.kind === 'control' && isTroubled(o))) return 0;
  return attempts.filter(isTroubled).length / attempts.length;
}

function isNetworkAttempt(o: Observation): boolean {
  return (o.probe === 'https' || o.probe === 'http') && o.outcome.kind !== 'skipped' && !o.reused;
}

function wasResent(o: Observation, roundTripMs: number): boolean {
  if (!o.stages) return false;
  // Later stages also wait for whoever computes, here or there; and what is lost in them is sent again sooner.
  const longest = Math.max(o.stages.dnsMs, o.stages.tcpMs);
  return longest > resentMs && longest > 3 * roundTripMs;
}

/** Some server answered, whatever it said. */
export function isAnswer(o: Observation): boolean {
  return o.outcome.kind === 'answered' || o.outcome.kind === 'opened' || o.outcome.kind === 'opaque';
}

function isFreshAnswer(o: Observation): boolean {
  return isAnswer(o) && !o.reused;
}

/** The middle value; of an even number of values the lower middle one. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/**
 * A deadline is 2.5 times the slowest control, or the median of all answers, and 1.5 s for a packet sent again; at
 * least this.
 * @source a packet sent again and the answer to it, on a quick line
 */
const shortestMs = 2500;

/**
 * A deadline is at most this.
 * @source our choice: a quick round has to end
 */
const longestMs = 15_000;

/**
 * How long a probe may wait, ms: long enough for what others needed in the same minute, with a packet sent again.
 * Without an answering control yet, `unknownMs`.
 */
export function deadlineMs(line: Line, unknownMs: number): number {
  if (line.slowestMs === undefined) return unknownMs;
  return Math.min(longestMs, Math.max(shortestMs, 2.5 * line.slowestMs + 1500));
}

/**
 * The same for one more try at a service: where it answers, but slower than the controls do, its own times count. A slow
 * service must not look silent.
 */
export function serviceDeadlineMs(service: ServiceId, seen: readonly Observation[], unknownMs: number): number {
  const line = lineOf(seen);
  const own = seen.filter((o) => o.subject.kind === 'service' && o.subject.service === service && isAttempt(o));
  const answers = own.filter(isAnswer).map((o) => o.tookMs);
  if (line.slowestMs === undefined || answers.length === 0) return deadlineMs(line, unknownMs);
  return deadlineMs({ ...line, slowestMs: Math.max(line.slowestMs, ...answers) }, unknownMs);
}

/**
 * On a line on which nothing took longer than this, what does not come soon will hardly come.
 * @source our choice: three round trips of 200 ms
 */
const quickLineMs = 600;

/**
 * After so long on a quick line an answer is no longer likely, and another probe may begin.
 * @source a first packet sent again (RFC 6298) comes after a second
 */
const soonMs = 1000;

/**
 * How long a probe may go on until an answer is no longer likely, ms. On a line that is not quick it stays likely: there
 * the probes wait for each other, and more of them at once would make all of them late.
 */
export function likelyMs({ slowestMs = Number.POSITIVE_INFINITY }: Pick<Line, 'slowestMs'>): number {
  return slowestMs > quickLineMs ? Number.POSITIVE_INFINITY : soonMs;
}

/**
 * Most probes at once of which an answer is still likely.
 * @source in the lab, at 64 kbit/s, nine at once ran out of time
 */
const mostAtOnce = 6;

/**
 * The same on a narrow line, where more of them would make each other too late.
 * @source in the lab, at 64 kbit/s, six handshakes at once made each other too late
 */
const mostAtOnceNarrow = 3;

/**
 * A line is narrow where even the quickest page of a control took longer than this.
 * @source our choice: a page of a control is three round trips and a few kilobytes
 */
const narrowLineMs = 1000;

/**
 * And more round trips than this: a line that is merely long is not narrow.
 * @source a page of a control takes three round trips, four with its name
 */
const narrowRoundTrips = 8;

/** Most probes at once of which an answer is still likely. On a narrow line more of them make each other too late. */
export function probesAtOnce(observations: readonly Observation[]): number {
  const pages = observations.filter((o) => o.subject.kind === 'control' && o.probe === 'https' && isFreshAnswer(o));
  const quickestMs = Math.min(...pages.map(({ tookMs }) => tookMs));
  const { roundTripMs = Number.POSITIVE_INFINITY } = lineOf(observations);
  const isNarrow = pages.length > 0 && quickestMs > Math.max(narrowLineMs, narrowRoundTrips * roundTripMs);
  return isNarrow ? mostAtOnceNarrow : mostAtOnce;
}

/**
 * A call relay may take at least this.
 * @source browsers send a datagram four times in it, the last time half a second before its end
 */
const shortestRelayMs = 2300;

/**
 * And twice the slowest control of the round, but at most this.
 * @source our choice: two tries at silent relays are ten seconds of a round
 */
const longestRelayMs = 5000;

/**
 * How long a call relay may take, ms: in 2.3 s browsers send a datagram four times, the last of them half a second before
 * its end. The longest of its ways, TURN over TLS, takes about as many round trips as a control over https; 5 s twice is
 * all that a round has for silence.
 */
export function relayDeadlineMs({ slowestMs = 0 }: Pick<Line, 'slowestMs'>): number {
  return Math.min(longestRelayMs, Math.max(shortestRelayMs, 2 * slowestMs));
}
