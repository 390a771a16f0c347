import { knownServices } from '../../catalogue/known-services.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';

/** The services that a person asked for or has enabled. Ids that are no longer known are left out. */
export function wantedServices(settings: Settings, asked?: readonly ServiceId[]): ServiceId[] {
  const enabled = asked ?? settings.services;
  return knownServices(settings)
    .filter((service) => (enabled ? enabled.includes(service.id) : service.onByDefault))
    .map(({ id }) => id);
}
