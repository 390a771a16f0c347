import type { Browser } from 'webextension-polyfill';
import { extension } from './extension.ts';
import { giveBackPermissions } from './permissions.ts';

/** Present only while the person allows notifications, although the published types say otherwise. */
const api = (): Browser['notifications'] | undefined => extension.notifications;

const permission = { permissions: ['notifications' as const] };

export interface Notice {
  readonly title: string;
  readonly message: string;
  readonly icon: 'ok' | 'attention' | 'blocked';
  /**
   * What opens on a click: a route of the dashboard. It is also its name: a later notification with the same route
   * replaces it.
   */
  readonly route: string;
}

/** Asks the person. Must be the first call in a click handler: browsers refuse the prompt after an `await`. */
export function requestNotifications(): Promise<boolean> {
  return extension.permissions.request(permission);
}

export function mayNotify(): Promise<boolean> {
  return extension.permissions.contains(permission);
}

/** Clears the shown notifications. */
export async function clearNotifications(): Promise<void> {
  if (!(await mayNotify())) return;
  const shown = (await api()?.getAll()) ?? {};
  await Promise.all(Object.keys(shown).map((id) => api()?.clear(id)));
}

/** Clears the shown notifications, and gives the permission back. */
export async function giveBackNotifications(): Promise<void> {
  if (!(await mayNotify())) return;
  await clearNotifications();
  await giveBackPermissions(permission);
}

/** Shows a notification, if the person allows it. */
export async function notify({ title, message, icon, route }: Notice): Promise<void> {
  if (!(await mayNotify())) return;
  const iconUrl = extension.runtime.getURL(`icons/${icon}-128.png`);
  await api()?.create(route, { type: 'basic', title, message, iconUrl });
}

/** To be called while the background's script first runs. There are no clicks until the person allows notifications. */
export function onNotificationClick(listener: (route: string) => Promise<void>): void {
  let listening = false;
  const listen = () => {
    if (listening) return;
    listening = api() !== undefined;
    api()?.onClicked.addListener(async (route) => {
      await api()?.clear(route);
      await listener(route);
    });
  };
  listen();
  extension.permissions.onAdded.addListener(listen);
}
