import type { ServiceId } from '../../core/service.ts';

/** The page of one messenger. It looks its id up by itself: a fragment can hold anything. */
export const serviceRoute = '/service/:id';

export function pathOfService(id: ServiceId): string {
  return `/service/${encodeURIComponent(id)}`;
}
