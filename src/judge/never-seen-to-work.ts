import type { Observation } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';
import type { EndpointVerdict } from './endpoint.ts';
import { refusesChannels } from './refused-channels.ts';
import { type SeenToWork, workKey } from './seen-to-work.ts';
import { unsure } from './unsure.ts';

/** Doubts a failure inside an answered connection at an endpoint that never worked: it may be a mistake of ours. */
export function unlessNeverSeenToWork(
  verdict: EndpointVerdict,
  service: ServiceId,
  seen: readonly Observation[],
  seenToWork: SeenToWork,
): EndpointVerdict {
  const { endpoint, cause, because } = verdict;
  // A server that is well has errors for what it is not made for: a channel's path asked for as a page, for one.
  const isErrorOfChannel =
    isUp(service, seen) && endpoint.url.startsWith('wss:') && because.includes('server-error-5xx');
  if ((cause !== 'websocket' && !isErrorOfChannel) || seenToWork.has(workKey(service, endpoint))) return verdict;
  return { endpoint, ...unsure(refusesChannels(seen) ? 'no-channels-here' : 'not-seen-to-work') };
}

function isUp(service: ServiceId, seen: readonly Observation[]): boolean {
  return seen.some(
    ({ subject, outcome }) =>
      subject.kind === 'service' && subject.service === service && outcome.kind === 'answered' && outcome.status < 500,
  );
}
