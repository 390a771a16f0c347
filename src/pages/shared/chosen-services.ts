import { services } from '../../catalogue/catalogue.ts';
import { knownService } from '../../catalogue/known-services.ts';
import type { Service } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';

/** The services that are switched on, in the order that the person chose. */
export function chosenServices(settings: Settings): Service[] {
  if (!settings.services) return services.filter((service) => service.onByDefault);
  return settings.services.flatMap((id) => knownService(id, settings) ?? []);
}
