import type { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';
import { latencyBoundMs } from './headroom.ts';
import { isSilentForLong } from './long-silence.ts';
import { isNarrowLine } from './narrow-line.ts';

/**
 * The most simultaneous probes that may still be answered.
 * @source in the lab, at 64 kbit/s, nine at once ran out of time
 */
const maxAtOnce = 6;

/**
 * The same on a narrow line, where more would delay each other too much.
 * @source in the lab, at 64 kbit/s, six handshakes at once delayed each other too much
 */
const maxAtOnceNarrow = 4;

/**
 * On a long but not narrow line, one more probe may be under way for each time that this fits into its round trip, ms:
 * probes there wait, but do not delay each other.
 * @source a page takes four round trips and 5 kB, so that these take 400 kbit/s at most
 */
const roundTripOfEachMs = 25;

/**
 * The same on any line.
 * @source our choice: all addresses of seven services in two turns
 */
const maxAtOnceFar = 24;

/**
 * The same after `minFailures` without a single answer, or after `silencesInARow` on a line that is not narrow: there
 * are no answers that more probes could delay.
 * @source all controls of the second step then fit into one wait, and so do a site of each country and the witnesses
 */
const maxAtOnceInSilence = 16;

/**
 * At least this many failures without an answer show that answers are not only late.
 * @source the foreign controls of the first step
 */
const minFailures = 2;

/** The most simultaneous probes that may still be answered; fewer on a narrow line, where they delay each other. */
export function probesAtOnce(check: Check): number {
  if (check.seen.length >= minFailures && !check.seen.some(isAnswer)) return maxAtOnceInSilence;
  if (isNarrowLine(check)) return maxAtOnceNarrow;
  const fitting = Math.floor(latencyBoundMs(check) / roundTripOfEachMs);
  const fewest = isSilentForLong(check) ? maxAtOnceInSilence : maxAtOnce;
  return Math.min(maxAtOnceFar, Math.max(fewest, fitting));
}
