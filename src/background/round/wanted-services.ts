import { knownServices } from '../../catalogue/known-services.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';

/** What a person asked for, or has enabled; ids that nothing is known of any more are left out. */
export function wantedServices(settings: Settings, asked?: readonly ServiceId[]): ServiceId[] {
  const enabled = asked ?? settings.services;
  return knownServices(settings)
    .filter((service) => (enabled ? enabled.includes(service.id) : service.onByDefault))
    .map(({ id }) => id);
}
