import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';
import { type Line, lineOf } from './line.ts';

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
 * The same for another try at a service. If the service answers more slowly than the controls, its own times count, so
 * that a slow service does not look silent.
 */
export function serviceDeadlineMs(service: ServiceId, check: Check, unknownMs: number): number {
  const line = lineOf(check);
  const own = check.triesAt(service);
  const answers = own.filter(isAnswer).map((o) => o.tookMs);
  if (line.slowestMs === undefined || answers.length === 0) return deadlineMs(line, unknownMs);
  return deadlineMs({ ...line, slowestMs: Math.max(line.slowestMs, ...answers) }, unknownMs);
}

/**
 * The shortest deadline for a call relay.
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
