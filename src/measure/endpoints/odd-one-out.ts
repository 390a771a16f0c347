import { relayPlace } from '../../model/call-relay.ts';
import { meaningOf } from '../../model/failures.ts';
import type { Endpoint, Service } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';
import { isAttempt } from '../check/probes.ts';
import { isRelayProbe } from './relays.ts';

/**
 * Whether each host of a service answers in this check. A call relay is a host too. Hosts that were not asked are
 * absent.
 */
function hostsSeen({ id }: Pick<Service, 'id'>, check: Check): ReadonlyMap<string, boolean> {
  const answers = new Map<string, boolean>();
  for (const o of check.of(id)) {
    const { outcome } = o;
    if (!(isAttempt(o) || isRelayProbe(o)) || outcome.kind === 'skipped') continue;
    // A host with a private authority did answer, although browsers report an error.
    const isKnown = outcome.kind === 'failed' && meaningOf(outcome.failure).unknownAuthority === true;
    const isReached = isAnswer(o) || outcome.kind === 'relay-answered' || isKnown;
    answers.set(o.host, isReached || answers.get(o.host) === true);
  }
  return answers;
}

/**
 * Whether no host of a function answers, and more than one host of its service fails. An odd one out may have been
 * moved or given up by its owner, and then it fails for everybody; but unlike hosts hardly ever fail together by
 * themselves.
 * @param of the function's endpoints or relays
 */
export function failsTogether(service: Service, of: readonly Pick<Endpoint, 'url'>[], check: Check): boolean {
  const answers = hostsSeen(service, check);
  const asked = [...answers.values()];
  const isNone = of.every(({ url }) => answers.get(hostOf(url)) !== true);
  return isNone && (asked.length === 1 || asked.filter((isReached) => !isReached).length > 1);
}

function hostOf(url: string): string {
  return /^(?:https?|wss):/.test(url) ? new URL(url).host : relayPlace({ url }).host;
}
