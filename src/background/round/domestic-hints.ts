import type { Domestic } from '../../measure/network/countries.ts';
import { domesticServicesOf } from '../../model/domestic-services.ts';
import { mayDecide } from '../../model/may-decide.ts';
import type { Control, Service } from '../../model/service.ts';

/** What the catalogue says of countries, for a verdict on the connection. */
export function domesticHints(services: readonly Service[], controls: readonly Control[]): Domestic {
  const pages = services.flatMap(({ id, endpoints }) => endpoints.map((endpoint) => ({ id, endpoint })));
  return {
    domesticServices: domesticServicesOf(services),
    fromMemory: new Set([
      ...controls.filter((control) => !mayDecide(control)).map(({ id }) => id),
      ...pages.filter(({ endpoint }) => !mayDecide(endpoint)).map(({ id, endpoint }) => `${id}/${endpoint.id}`),
    ]),
  };
}
