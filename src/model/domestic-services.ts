import type { CountryId } from './country-ids.ts';
import type { Service, ServiceId } from './service.ts';

/** Services that also pass in a network that only lets sites of their country through, with that country. */
export type DomesticServices = ReadonlyMap<ServiceId, CountryId>;

export function domesticServicesOf(services: readonly Service[]): DomesticServices {
  return new Map(services.flatMap(({ id, domesticIn }) => (domesticIn ? [[id, domesticIn] as const] : [])));
}
