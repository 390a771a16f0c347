import type { CountryId } from './country-id.ts';
import type { Service, ServiceId } from './service.ts';

/** Services that work even on a network that lets only sites of its own country through, each with its country. */
export type DomesticServices = ReadonlyMap<ServiceId, CountryId>;

export function domesticServicesOf(services: readonly Service[]): DomesticServices {
  return new Map(services.flatMap(({ id, domesticIn }) => (domesticIn ? [[id, domesticIn] as const] : [])));
}
