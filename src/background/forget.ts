import { doEveryStep } from '../platform/browser/do-every-step.ts';
import { giveBackNotifications } from '../platform/browser/notifications.ts';
import { giveBackAllAccess } from '../platform/browser/permissions.ts';
import { clearLocalValues } from '../platform/values/local-values.ts';

/** Deletes the settings, and gives back all access: it would show what the person checked, added and shared. */
export async function forgetSettings(): Promise<void> {
  await doEveryStep(giveBackAllAccess, clearLocalValues, giveBackNotifications);
}
