import { isCustom } from '../../model/custom-service.ts';
import type { Subject } from '../../model/observation.ts';
import type { Endpoint, Service } from '../../model/service.ts';
import type { Check } from '../check/check.ts';

/** The functions that are also judged by their transfers. */
export type MovingFunction = 'web' | 'media' | 'upload';

/** The endpoint whose page is downloaded, or with which the media or the uploads of a service are measured. */
export function transferEndpoint(service: Service, id: MovingFunction): Endpoint | undefined {
  const media = service.endpoints.filter((endpoint) => endpoint.function === 'media');
  switch (id) {
    case 'web':
      return service.endpoints.find(
        (one) => one.function === 'web' && one.url.startsWith('https:') && one.certificate === 'public',
      );
    case 'media':
      // Where no file is known, one that the page names is downloaded.
      return knownObjects(service) ?? (isCustom(service.id) ? undefined : transferEndpoint(service, 'web'));
    case 'upload':
      return media.find(({ upload }) => upload) ?? media[0];
    default:
      return id satisfies never;
  }
}

/** The subject of its transfers. */
export function subjectOf(service: Service, endpoint: Endpoint, of: MovingFunction): Subject {
  return { kind: 'service', service: service.id, endpoint: endpoint.id, function: of };
}

/** The endpoint whose large objects the catalogue knows. */
export function knownObjects({ endpoints }: Service): Endpoint | undefined {
  return endpoints.find((endpoint) => endpoint.function === 'media' && endpoint.large);
}

/** The address of the page of a service. */
export function pageOf({ page, url }: Pick<Endpoint, 'page' | 'url'>): string {
  return page ?? url;
}

/** Where the page of a service may name files: on the hosts that the catalogue has of it. */
export function hostsOfPage({ endpoints }: Pick<Service, 'endpoints'>): readonly string[] {
  const hosts = endpoints
    .filter(({ certificate }) => certificate === 'public')
    .flatMap(({ url, assets = [] }) => [new URL(url).hostname, ...assets.map(({ host }) => host)]);
  return [...new Set(hosts)];
}

/** Has the page of a service been read, and does it name files on hosts of its own? */
export function namesObjects({ id }: Service, check: Check): boolean {
  return check.of(id).some(({ namesObjects: named }) => named);
}
