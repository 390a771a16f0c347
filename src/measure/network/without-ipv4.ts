import { meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';
import { isAttempt } from '../check/probes.ts';

/**
 * Controls of at least this many operators have to answer over IPv6.
 * @source our choice: one of them may be blocked over IPv4 alone
 */
const minVendors = 2;

/**
 * Whether this line carries only IPv6: every answer came over it, and a control abroad, which may have only IPv4
 * addresses, does not connect. With NAT64 all controls answer.
 */
export function isWithoutIpv4(check: Check): boolean {
  return answersOverIpv6Alone(check) && check.seen.some((o) => isForeign(o) && connectsNowhere(o, check));
}

/** Whether all answers came over IPv6. */
export function answersOverIpv6Alone(check: Check): boolean {
  const answers = check.seen.filter((o) => isAnswer(o) && o.ipVersion !== undefined);
  const vendors = answers.flatMap(({ subject }) => (subject.kind === 'control' ? [subject.vendor] : []));
  return new Set(vendors).size >= minVendors && answers.every(({ ipVersion }) => ipVersion === 6);
}

/** Whether this try got no connection, and no other try at its host an answer. */
export function connectsNowhere(o: Observation, check: Check): boolean {
  if (!isAttempt(o) || o.outcome.kind !== 'failed') return false;
  const { shows } = meaningOf(o.outcome.failure);
  const gotNothing = shows === 'silence' || shows === 'refusal' || shows === 'unnamed';
  return gotNothing && !check.at(o.host).some(isAnswer);
}

function isForeign({ subject }: Observation): boolean {
  return subject.kind === 'control' && subject.class === 'foreign';
}
