import type { Service } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { goneObjects } from './small-transfers.ts';
import { filesOf } from './transfer.ts';
import { subjectOf, transferEndpoint } from './transfer-endpoint.ts';

/**
 * The host of the file by which photos were measured, where the apps get photos from other hosts: that of an installer,
 * or of a script that a page names. Undefined where it is a host of photos, or nothing was measured.
 */
export function substituteHost(service: Service, check: Check): string | undefined {
  const endpoint = transferEndpoint(service, 'media');
  if (!endpoint) return undefined;
  const subject = subjectOf(service, endpoint, 'media');
  const host = filesOf(service, check).findLast(({ transfer }) => transfer !== undefined)?.host;
  const isOfPage = goneObjects(subject, check) >= (endpoint.large?.length ?? 0);
  return !isOfPage && service.endpoints.some((one) => isHostOfPhotos(one, host)) ? undefined : host;
}

function isHostOfPhotos({ function: id, url }: Service['endpoints'][number], host: string | undefined): boolean {
  return id === 'media' && new URL(url).hostname === host;
}
