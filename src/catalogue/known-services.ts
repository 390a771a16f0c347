import { serviceFrom } from '../model/custom-service.ts';
import type { Control, Service, ServiceId } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import { controls, originsFor, serviceById, services } from './catalogue.ts';

/** Every service that this browser knows: the catalogue's, then those that the person added. */
export function knownServices({ custom = [] }: Pick<Settings, 'custom'>): Service[] {
  return [...services, ...custom.map(serviceFrom)];
}

/** A service by its id; undefined for one that the catalogue dropped or the person removed. */
export function knownService(id: ServiceId, { custom = [] }: Pick<Settings, 'custom'>): Service | undefined {
  const own = custom.find((one) => one.id === id);
  return own ? serviceFrom(own) : serviceById(id);
}

/** The catalogue dropped these: Session announced in 2026 that its servers would be switched off. Histories still hold them. */
const formerNames: Readonly<Record<ServiceId, string>> = { session: 'Session' };

/** What people call a service, also one that is not known any more. */
export function serviceName(id: ServiceId, settings: Pick<Settings, 'custom'>): string {
  return knownService(id, settings)?.name ?? formerNames[id] ?? id;
}

/** All match patterns that a check of anything may need. */
export function allOrigins(settings: Pick<Settings, 'custom'>): string[] {
  return originsFor(knownServices(settings), controls);
}

/** The match patterns that nothing needs once these services are gone. */
export function originsOnlyOf(
  gone: readonly Service[],
  left: readonly Service[],
  controls: readonly Control[],
): readonly string[] {
  const needed = new Set(originsFor(left, controls));
  return originsFor(gone, []).filter((origin) => !needed.has(origin));
}
