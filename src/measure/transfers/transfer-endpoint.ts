import type { Endpoint, Service } from '../../model/service.ts';

/** The functions that are judged by what they move, too. */
export type MovingFunction = 'web' | 'media' | 'upload';

/** The endpoint whose page is read, or for measuring the media or the uploads of a service. */
export function transferEndpoint({ endpoints }: Service, id: MovingFunction): Endpoint | undefined {
  if (id === 'web') {
    return endpoints.find(
      (one) => one.function === 'web' && one.url.startsWith('https:') && one.certificate === 'public',
    );
  }
  const media = endpoints.filter((endpoint) => endpoint.function === 'media');
  return id === 'media' ? media.find(({ large }) => large) : (media.find(({ upload }) => upload) ?? media[0]);
}
