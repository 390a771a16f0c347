import type { Check } from '../check/check.ts';
import { isDirect, lineOf } from '../network/line.ts';
import { isProxySuspected } from '../network/proxy.ts';
import { isCutBeforeReplies } from './cut-before-replies.ts';
import { isCutBeforeRoundTrip } from './cut-before-round-trip.ts';

/** Whether a host was cut off sooner than its server could have done it. */
export function isCutTooSoon(host: string, check: Check): boolean {
  if (isProxySuspected(check) || !isDirect(lineOf(check))) return false;
  return isCutBeforeReplies(host, check) || isCutBeforeRoundTrip(host, check);
}
