import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import { goneObjects } from './small-transfers.ts';
import { filesOf, subjectOf, transferEndpoint } from './transfer-endpoint.ts';

/**
 * The host of the file by which photos were measured, where the apps get photos from other hosts: that of an installer,
 * or of a script that a page names. Undefined where it is a host of photos, or nothing was measured.
 */
export function substituteHost(service: Service, seen: readonly Observation[]): string | undefined {
  const endpoint = transferEndpoint(service, 'media');
  if (!endpoint) return undefined;
  const subject = subjectOf(service, endpoint, 'media');
  const host = filesOf(service, seen).findLast(({ transfer }) => transfer !== undefined)?.host;
  const isOfPage = goneObjects(subject, seen) >= (endpoint.large?.length ?? 0);
  return !isOfPage && service.endpoints.some((one) => isHostOfPhotos(one, host)) ? undefined : host;
}

function isHostOfPhotos({ function: id, url }: Service['endpoints'][number], host: string | undefined): boolean {
  return id === 'media' && new URL(url).hostname === host;
}
