import type { Observation } from '../model/observation.ts';
import type { Endpoint, ServiceId } from '../model/service.ts';

/** How often the channel of an endpoint opened, and how often it was cut in its first moment. */
export interface ChannelSeen {
  readonly opened: number;
  readonly cut: number;
}

export function channelOf(service: ServiceId, endpoint: Endpoint, seen: readonly Observation[]): ChannelSeen {
  const own = seen.filter(
    ({ subject }) => subject.kind === 'service' && subject.service === service && subject.endpoint === endpoint.id,
  );
  return {
    opened: own.filter(({ probe, outcome }) => probe === 'websocket' && outcome.kind === 'opened').length,
    cut: own.filter(({ probe, outcome }) => probe === 'channel' && outcome.kind === 'failed').length,
  };
}
