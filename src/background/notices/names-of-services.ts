import { serviceName } from '../../catalogue/known-services.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';
import { readCatalogue } from '../../platform/values/catalogue-in-effect.ts';

/** The name of every service that a notification may be about. */
export async function namesOfServices(settings: Settings): Promise<(id: ServiceId) => string> {
  const catalogue = await readCatalogue();
  return (id) => serviceName(id, settings, catalogue);
}
