import { controls, services } from '../catalogue/catalogue.ts';
import { originsOnlyOf } from '../catalogue/known-services.ts';
import { community } from '../community/background/plug.ts';
import { serviceFrom } from '../model/custom-service.ts';
import { giveBackNotifications } from '../platform/browser/notifications.ts';
import { giveBackOrigins } from '../platform/browser/permissions.ts';
import { clearLocalValues, readSettings } from '../platform/values/local-values.ts';

/** Deletes the settings, and the access that only the person's own services or sharing needed: it would show them. */
export async function forgetSettings(): Promise<void> {
  const { settings } = await readSettings();
  await clearLocalValues();
  await giveBackNotifications();
  const own = originsOnlyOf((settings.custom ?? []).map(serviceFrom), services, controls);
  await giveBackOrigins(own);
  await community?.giveBackAccess();
}
