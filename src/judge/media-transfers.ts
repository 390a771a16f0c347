import { goneObjects, hasObject } from '../measure/transfers/small-transfers.ts';
import { subjectOf, transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import type { Service } from '../model/service.ts';
import type { Measured, Measuring } from './case.ts';
import { measuredOf, stops } from './measured.ts';
import { unsure } from './unsure.ts';

/** Whether the host was reached but has none of the objects in the catalogue. */
export function areObjectsGone(
  { of: place, state }: Measured,
  { service, check }: Pick<Measuring, 'service' | 'check'>,
): boolean {
  const endpoint = transferEndpoint(service, 'media');
  const known = endpoint?.large?.length ?? 0;
  if (place !== 'media' || state !== undefined || !endpoint || known === 0) return false;
  const subject = subjectOf(service, endpoint, 'media');
  return goneObjects(subject, check) >= known && !hasObject(subject, check);
}

export function unsureOfObjects({ of }: Measured): Measured {
  return { of, ...unsure('answers-differently') };
}

/**
 * Whether no photo was measured, and the page stops. A small answer from the host of photos shows nothing of large
 * ones.
 */
export function mayStopLikePage(
  { of: place, state }: Measured,
  { service }: Pick<Measuring, 'service'>,
  all: readonly Measured[],
): boolean {
  return place === 'media' && state === undefined && hasPhotos(service) && stops(measuredOf('web', all));
}

export function unsureOfPhotos({ of }: Measured): Measured {
  return { of, ...unsure('small-passes-large-does-not') };
}

export function hasPhotos({ endpoints }: Service): boolean {
  return endpoints.some((endpoint) => endpoint.function === 'media');
}
