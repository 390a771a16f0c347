import type { Endpoint, Service } from '../../model/service.ts';

/** The endpoint for measuring the media or the uploads of a service. */
export function transferEndpoint({ endpoints }: Service, id: 'media' | 'upload'): Endpoint | undefined {
  const media = endpoints.filter((endpoint) => endpoint.function === 'media');
  return id === 'media' ? media.find(({ large }) => large) : (media.find(({ upload }) => upload) ?? media[0]);
}
