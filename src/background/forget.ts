import { controls, services } from '../catalogue/catalogue.ts';
import { originsOnlyOf } from '../catalogue/known-services.ts';
import { relayOrigins, sharing } from '../catalogue/sharing.ts';
import { serviceFrom } from '../core/custom-service.ts';
import { clearLocalValues, readSettings } from '../platform/local-values.ts';
import { giveBackNotifications } from '../platform/notifications.ts';
import { giveBackCrowd, giveBackOrigins } from '../platform/permissions.ts';

/** Forgets the settings, and gives back the access that only the person's own services or the crowd needed: it would tell. */
export async function forgetSettings(): Promise<void> {
  const { settings } = await readSettings();
  await clearLocalValues();
  await giveBackNotifications();
  const own = originsOnlyOf((settings.custom ?? []).map(serviceFrom), services, controls);
  await giveBackOrigins(own);
  if (sharing) await giveBackCrowd(relayOrigins(sharing));
}
