import { allOrigins } from '../catalogue/known-services.ts';
import { community } from '../community/background/entry.ts';
import { doEveryStep } from '../platform/browser/do-every-step.ts';
import { giveBackNotifications } from '../platform/browser/notifications.ts';
import { giveBackOrigins } from '../platform/browser/permissions.ts';
import { catalogueOfPackage, readCatalogue } from '../platform/values/catalogue-in-effect.ts';
import { clearLocalValues, readSettings } from '../platform/values/local-values.ts';

/** Deletes the settings, and the access that only the person's own services, an update or sharing needed: it would show them. */
export async function forgetSettings(): Promise<void> {
  await doEveryStep(giveBackOwnOrigins, clearLocalValues, giveBackNotifications, () => community?.giveBackAccess());
}

async function giveBackOwnOrigins(): Promise<void> {
  const [{ settings }, catalogue] = await Promise.all([readSettings(), readCatalogue()]);
  const left = new Set(allOrigins({}, catalogueOfPackage));
  await giveBackOrigins(allOrigins(settings, catalogue).filter((origin) => !left.has(origin)));
}
