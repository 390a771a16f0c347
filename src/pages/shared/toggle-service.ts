import type { ServiceId } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';
import { changeSettings } from '../../platform/values/local-values.ts';
import { chosenServices } from './chosen-services.ts';

/** Switches a service on or off, and puts all in this order. The next check asks for the access to it. */
export async function toggleService(id: ServiceId, order: readonly ServiceId[]): Promise<void> {
  await changeSettings((settings) => {
    const others = without(id, settings);
    const on = others.length < chosenServices(settings).length ? others : [...others, id];
    const placeOf = (one: ServiceId) => (order.includes(one) ? order.indexOf(one) : order.length);
    return { services: on.toSorted((one, other) => placeOf(one) - placeOf(other)) };
  });
}

/** The ids of the services that are switched on, without this one. */
export function without(id: ServiceId, settings: Settings): ServiceId[] {
  return chosenServices(settings)
    .map((service) => service.id)
    .filter((chosen) => chosen !== id);
}
