import { packaged } from '../src/catalogue/catalogue.ts';
import { serviceById } from '../src/catalogue/known-services.ts';
import type { ServiceId } from '../src/model/service.ts';
import type { ServiceState } from '../src/model/verdict.ts';

/** Whether the company's site is all of this service that a browser can ask. */
export function isOnlySite(id: ServiceId): boolean {
  const why = serviceById(id, packaged)?.untestable.messages;
  return why === 'no-web-client' || why === 'no-public-endpoint';
}

/** The popup's state for a service whose hosts all answer. */
export function stateOfHealthy(id: ServiceId): ServiceState {
  return isOnlySite(id) ? 'site-only' : 'works';
}

/** The services that have any other state. */
export function unhealthy<Row extends { readonly service?: string | undefined; readonly state?: string | undefined }>(
  rows: readonly Row[],
): Row[] {
  return rows.filter(({ service = '', state }) => state !== stateOfHealthy(service));
}
