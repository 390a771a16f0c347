import type { Catalogue } from '../model/catalogue.ts';
import { serviceFrom } from '../model/custom-service.ts';
import type { Control, Service, ServiceId } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import { originsFor } from './origins.ts';

export function serviceById(id: ServiceId, { services }: Catalogue): Service | undefined {
  return services.find((service) => service.id === id);
}

/** All services: those of the catalogue, then the custom ones. */
export function knownServices({ custom = [] }: Pick<Settings, 'custom'>, { services }: Catalogue): Service[] {
  return [...services, ...custom.map(serviceFrom)];
}

/** A service by its id; undefined if the catalogue dropped it or the person removed it. */
export function knownService(
  id: ServiceId,
  { custom = [] }: Pick<Settings, 'custom'>,
  catalogue: Catalogue,
): Service | undefined {
  const own = custom.find((one) => one.id === id);
  return own ? serviceFrom(own) : serviceById(id, catalogue);
}

/** The name of a service, even one that is no longer known. */
export function serviceName(id: ServiceId, settings: Pick<Settings, 'custom'>, catalogue: Catalogue): string {
  return knownService(id, settings, catalogue)?.name ?? catalogue.formerNames[id] ?? id;
}

/** All match patterns that any check may need. */
export function allOrigins(settings: Pick<Settings, 'custom'>, catalogue: Catalogue): string[] {
  return originsFor(knownServices(settings, catalogue), catalogue.controls);
}

/** The match patterns that are no longer needed without these services. */
export function originsOnlyOf(
  gone: readonly Service[],
  left: readonly Service[],
  controls: readonly Control[],
): readonly string[] {
  const needed = new Set(originsFor(left, controls));
  return originsFor(gone, []).filter((origin) => !needed.has(origin));
}

/** The match patterns that only `dropped` needs, and no catalogue that is in effect or can be again. */
export function originsOnlyOfCatalogue(
  dropped: Catalogue,
  kept: readonly Catalogue[],
  settings: Pick<Settings, 'custom'>,
): readonly string[] {
  const needed = new Set(kept.flatMap((one) => allOrigins(settings, one)));
  return allOrigins(settings, dropped).filter((origin) => !needed.has(origin));
}
