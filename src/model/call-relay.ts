import type { Subject } from './observation.ts';
import type { ControlRelay, Relay, ServiceId } from './service.ts';

/** The parts of a relay's URL. */
export interface RelayPlace {
  readonly host: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp' | 'tls';
}

export function relayPlace({ url }: Pick<Relay, 'url'>): RelayPlace {
  const [scheme = '', host = '', port = '', transport] = url.split(/[:?]/);
  return {
    host,
    port: Number(port),
    transport: scheme === 'turns' ? 'tls' : transport === 'transport=tcp' ? 'tcp' : 'udp',
  };
}

/** Services can share a relay, so its URL identifies it, no matter for which service it was asked. */
export function relaySubject(service: ServiceId, { url }: Pick<Relay, 'url'>): Subject {
  return { kind: 'service', service, endpoint: url, function: 'calls' };
}

export function controlRelaySubject({ id, vendor, url }: ControlRelay): Subject {
  return { kind: 'control', control: id, class: 'relay', vendor, port: relayPlace({ url }).port };
}
