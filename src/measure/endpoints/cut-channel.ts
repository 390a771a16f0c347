import type { Observation } from '../../model/observation.ts';
import type { Endpoint, ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';

/** How often the channel of an endpoint opened, and how often it was cut in its first moment. */
export interface ChannelSeen {
  readonly opened: number;
  readonly cut: number;
  /** Does the channel of an equal endpoint open? */
  readonly equalOpens: boolean;
}

export function channelOf(service: ServiceId, endpoint: Endpoint, check: Check): ChannelSeen {
  const isOpen = ({ probe, outcome }: Observation) => probe === 'websocket' && outcome.kind === 'opened';
  const alike = check
    .of(service)
    .filter(({ subject }) => subject.kind === 'service' && subject.function === endpoint.function);
  const own = alike.filter(({ subject }) => subject.kind === 'service' && subject.endpoint === endpoint.id);
  return {
    opened: own.filter(isOpen).length,
    equalOpens: endpoint.group !== undefined && alike.some((o) => !own.includes(o) && isOpen(o)),
    cut: own.filter(({ probe, outcome }) => probe === 'channel' && outcome.kind === 'failed').length,
  };
}
