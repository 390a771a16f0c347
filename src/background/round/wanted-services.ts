import { commonServices } from '../../catalogue/common-services.ts';
import { knownServices } from '../../catalogue/known-services.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { changeSettings } from '../../platform/values/local-values.ts';

/** The services that a person asked for or has enabled. Ids that are no longer known are left out. */
export function wantedServices(settings: Settings, catalogue: Catalogue, asked?: readonly ServiceId[]): ServiceId[] {
  const wanted = asked ?? settings.services ?? commonServices(localHints().timeZone);
  return knownServices(settings, catalogue)
    .map(({ id }) => id)
    .filter((id) => wanted.includes(id));
}

/**
 * Stores the services of the first check as the person's choice, so that neither travel nor an update changes what is
 * checked.
 */
export async function keepWantedServices(settings: Settings): Promise<void> {
  if (settings.services) return;
  await changeSettings(({ services = commonServices(localHints().timeZone) }) => ({ services }));
}
