import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import { attemptsAbout } from '../check/attempts.ts';
import { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';
import { isAttempt } from '../check/probes.ts';
import { losesPackets } from '../network/line.ts';
import { isNarrowLine } from '../network/narrow-line.ts';
import { asIfAgain } from '../transfers/breaks-off.ts';
import { interpret } from './attempt.ts';
import { endpointsInUse } from './endpoints-in-use.ts';

/**
 * Whether a page may show what a failing service looks like before its last tries are made and the controls are asked
 * again. Something else answered after it failed, no control failed, and nothing shows that the line loses packets. While it
 * is still tried, every one of its hosts has to have failed twice.
 */
export function mayBeTold(service: Service, isTried: boolean, check: Check): boolean {
  const own = check.of(service.id);
  const failures = own.filter(isFailure);
  const newest = Math.max(...failures.map(({ at }) => at));
  const hasControlFailed = check.triesAtControls.some(({ outcome }) => outcome.kind === 'failed');
  if (failures.length === 0 || hasControlFailed || losesPackets(check) || isNarrowLine(check)) return false;
  const isConnected = check.seen.some((o) => o.at > newest && !own.includes(o) && isReply(o));
  return isConnected && (!isTried || failsAtEveryHost(service, check));
}

/**
 * The check as it goes on if the tries and samples of this service fail again as they did, and the connection still works.
 */
export function asItLooks(service: Service, check: Check): Check {
  const again = failsAtEveryHost(service, check) ? check.triesAt(service.id).filter(isFailure) : [];
  return new Check([
    ...check.seen,
    ...again.map((o) => ({ ...o, attempt: o.attempt + 1 })),
    ...asIfAgain(service.id, check),
    ...check.controls.filter((o) => isAttempt(o) && isAnswer(o)).map((o) => ({ ...o, phase: 'after' as const })),
  ]);
}

/** A try that failed, or a bare connection to the same host. What fails without a name may have been a reply. */
function isFailure(o: Observation): boolean {
  const { outcome } = o;
  if (outcome.kind !== 'failed') return false;
  return isTry(o) || (o.probe.startsWith('own-address-t') && outcome.failure !== 'unknown_failure');
}

function isTry(o: Observation): boolean {
  return isAttempt(o) || o.probe === 'handshake';
}

/** Something came over the connection, of a site or of a resolver elsewhere. */
function isReply(o: Observation): boolean {
  return isAnswer(o) || (o.probe === 'doh' && o.outcome.kind === 'resolved');
}

/**
 * How often every host of a service has to fail.
 * @source two have to agree: a try, and another or a bare connection beside it
 */
const timesFailed = 2;

function failsAtEveryHost(service: Service, check: Check): boolean {
  const endpoints = endpointsInUse(service, check);
  return endpoints.every((endpoint) => {
    const tries = attemptsAbout(service.id, endpoint, check);
    const here = check.at(new URL(endpoint.url).host);
    return (
      tries.length > 0 &&
      tries.every((o) => interpret(o, endpoint).kind === 'failed') &&
      here.filter(isTry).every(isFailure) &&
      timesApart(here.filter(isFailure), check) >= timesFailed
    );
  });
}

/**
 * How many of the failures at a host had causes of their own. Seconds without a line make several fail, so those count as one
 * between whose starts nothing else was asked and answered.
 */
function timesApart(failures: readonly Observation[], check: Check): number {
  const begins = failures.map(({ at }) => at).sort((one, other) => one - other);
  const replies = check.seen.filter(isReply);
  let last: number | undefined;
  let times = 0;
  for (const at of begins) {
    const since = last;
    if (since !== undefined && !replies.some((o) => o.at > since && o.at + o.tookMs <= at)) continue;
    last = at;
    times++;
  }
  return times;
}
