import { commonServices } from '../../catalogue/common-services.ts';
import { knownService } from '../../catalogue/known-services.ts';
import type { Service } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { catalogue } from './catalogue.ts';

/** The services that are switched on, in the order that the person chose, or those that are common here. */
export function chosenServices(settings: Settings): Service[] {
  const ids = settings.services ?? commonServices(localHints().timeZone);
  return ids.flatMap((id) => knownService(id, settings, catalogue.value) ?? []);
}
