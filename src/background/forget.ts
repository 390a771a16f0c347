import { controls, services } from '../catalogue/catalogue.ts';
import { originsOnlyOf } from '../catalogue/known-services.ts';
import { serviceFrom } from '../core/custom-service.ts';
import { clearLocalValues, readSettings } from '../platform/local-values.ts';
import { giveBackOrigins } from '../platform/permissions.ts';

/** Forgets the settings, and gives back the access that only the person's own services needed: it would name them. */
export async function forgetSettings(): Promise<void> {
  const { settings } = await readSettings();
  await clearLocalValues();
  await giveBackOrigins(originsOnlyOf((settings.custom ?? []).map(serviceFrom), services, controls));
}
