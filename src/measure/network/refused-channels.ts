import { isLocalFailure } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';

/**
 * At least this many services have to be without a channel before the connection counts as the cause.
 * @source our choice: a single service may refuse channels itself, and two of them have only the path in common
 */
const minServices = 2;

/**
 * At least this many tries at each of them have to be refused.
 * @source a line loses single tries; a verdict of a service rests on two as well
 */
const minTries = 2;

/**
 * Whether this connection blocks all WebSockets. Services whose pages answer on the same hosts share only the path, so
 * a proxy or filter without support for upgrades is the cause.
 */
export function refusesChannels(check: Check): boolean {
  const channels = check.by('websocket');
  if (channels.some(({ outcome }) => outcome.kind === 'opened')) return false;
  const answering = new Set(
    check
      .by('https')
      .filter(isAnswer)
      .map(({ host }) => host),
  );
  const refused = channels.filter(isRefused).filter(({ host }) => answering.has(host));
  const tries = new Map<ServiceId, number>();
  for (const { subject } of refused) {
    if (subject.kind === 'service') tries.set(subject.service, (tries.get(subject.service) ?? 0) + 1);
  }
  return [...tries.values()].filter((count) => count >= minTries).length >= minServices;
}

/** A failure on this device is no refusal. */
function isRefused({ outcome }: Observation): boolean {
  return outcome.kind === 'answered' || (outcome.kind === 'failed' && !isLocalFailure(outcome.failure));
}
