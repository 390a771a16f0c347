import { allOrigins, knownServices } from '../../../../catalogue/known-services.ts';
import { originsFor } from '../../../../catalogue/origins.ts';
import type { Catalogue } from '../../../../model/catalogue.ts';
import type { Settings } from '../../../../model/settings.ts';
import { missingOrigins } from '../../../../platform/browser/permissions.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { chosenServices } from '../../../shared/chosen-services.ts';

/** The access that the chosen messengers and the comparison sites need by an update, and did not need before. */
export async function newAccess(update: Catalogue, settings: Settings): Promise<readonly string[]> {
  const chosen = new Set(chosenServices(settings).map(({ id }) => id));
  const services = knownServices(settings, update).filter(({ id }) => chosen.has(id));
  const known = new Set(allOrigins(settings, catalogue.value));
  return missingOrigins(originsFor(services, update.controls).filter((origin) => !known.has(origin)));
}
