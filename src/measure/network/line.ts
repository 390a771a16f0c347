import type { AddressKind, Observation, Stages } from '../../model/observation.ts';
import { type Check, derived } from '../check/check.ts';
import { median } from '../check/median.ts';
import { isAnswer, isFreshAnswer, isSilence } from '../check/outcomes.ts';

/** The quality of the connection itself, derived from everything that answered in this round. */
export interface Line {
  /** Median time of a control's answer on a new connection, ms; undefined when none answered. */
  readonly typicalMs: number | undefined;
  /** The same without the time that this device needs to deliver an answer, where the browser gives the stages. */
  readonly typicalNetworkMs: number | undefined;
  /** The same for all answers, ms: a short outage at the start delays only the controls. */
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
  readonly lossRate: number;
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
export const unreliableLossRate = 0.2;

/**
 * On a line that loses more than this share of its answers it takes one silent try more to believe a silence.
 * @source at a loss of 15 % two tries of a healthy channel were silent in 1 check of 16 in the lab; below 5 % of attempts
 * two silences by chance are rarer than one check in a thousand
 */
export const lossyRate = 0.05;

/** How many silent tries more than usual have to agree before a host counts as silent. */
export function extraTries({ lossRate }: Pick<Line, 'lossRate'>): 0 | 1 {
  return lossRate > lossyRate && lossRate <= unreliableLossRate ? 1 : 0;
}

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
export const lineOf = derived(lineFrom);

function lineFrom(check: Check): Line {
  const controls = check.triesAtControls.filter(isFreshAnswer);
  const times = controls.map((o) => o.tookMs);
  const answers = check.tries.filter(isFreshAnswer);
  const usual = median(answers.map((o) => o.tookMs)) ?? 0;
  const roundTrips = check.seen.flatMap((o) => (o.stages && !o.reused && o.stages.tcpMs > 0 ? [o.stages.tcpMs] : []));
  const handshakes = answers.flatMap(({ stages }) => (stages && stages.tlsMs > 0 ? [stages.tlsMs] : []));
  return {
    typicalMs: median(times),
    typicalNetworkMs: median(controls.map(onNetworkMs)),
    usualNetworkMs: median(answers.map(onNetworkMs)),
    slowestMs: times.length > 0 ? Math.max(usual, ...times) : undefined,
    roundTripMs: median(roundTrips),
    handshakeMs: median(handshakes),
    lossRate: lossRateOf(check, median(roundTrips)),
    controlAddressKinds: new Set(check.controls.flatMap((o) => (isAnswer(o) && o.addressKind ? [o.addressKind] : []))),
  };
}

/** Time of an answer on the network, ms: without what this device needs to deliver it, where the browser gives the stages. */
export function onNetworkMs({ stages, tookMs }: Observation): number {
  return stages ? networkMs(stages) : tookMs;
}

function networkMs({ dnsMs, tcpMs, tlsMs, firstByteMs }: Stages): number {
  return dnsMs + tcpMs + tlsMs + firstByteMs;
}

function lossRateOf(check: Check, roundTripMs: number | undefined): number {
  const answering = new Set(check.seen.filter(isAnswer).map((o) => o.host));
  const attempts = check.tries.filter((o) => answering.has(o.host) && isNetworkAttempt(o));
  if (attempts.length === 0) return 0;
  const lookupMs = usualLookupMs(check);
  const wasLost = (o: Observation) => isNetworkAttempt(o) && (isSilence(o) || wasResent(o, roundTripMs ?? 0, lookupMs));
  // A censor affects only services; a bad line affects the controls too.
  if (!check.controls.some(wasLost)) return 0;
  return attempts.filter(wasLost).length / attempts.length;
}

/** Did an answer need a retransmission, of a control or of anything else? */
export function losesPackets(check: Check): boolean {
  const { roundTripMs = 0 } = lineOf(check);
  const lookupMs = usualLookupMs(check);
  return check.tries.some((o) => isFreshAnswer(o) && isNetworkAttempt(o) && wasResent(o, roundTripMs, lookupMs));
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
 * How long the resolver takes, ms: a quarter of the names were found this quickly, or were cached. Where even these
 * needed a retransmission, the connections show the loss.
 */
function usualLookupMs(check: Check): number {
  const times = check.seen.flatMap(({ stages, reused }) => (stages && !reused ? [stages.dnsMs] : []));
  return times.sort((a, b) => a - b)[Math.floor((times.length - 1) / 4)] ?? 0;
}
