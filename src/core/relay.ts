import type { Relay } from './service.ts';

/** What a relay's URL says: where it listens, and how it is spoken to. */
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
