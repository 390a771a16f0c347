import { extension } from './extension.ts';

/** Which of these match patterns the browser has not granted. */
export async function missingOrigins(origins: readonly string[]): Promise<string[]> {
  // Mostly everything is granted, and then one question does; a hundred of them keep the first paint waiting.
  if (await extension.permissions.contains({ origins: [...origins] })) return [];
  const granted = await Promise.all(origins.map((origin) => extension.permissions.contains({ origins: [origin] })));
  return origins.filter((_origin, index) => !granted[index]);
}

/**
 * Asks the person for access to these match patterns. Must be the first call in a click handler:
 * browsers refuse the prompt after an `await`. Resolves to what the person chose.
 */
export function requestOrigins(origins: readonly string[]): Promise<boolean> {
  return extension.permissions.request({ origins: [...origins] });
}

export interface Permissions {
  readonly origins?: readonly string[];
  readonly permissions?: readonly string[];
  /** Kinds of data that leave the device, by Firefox's names. */
  readonly data_collection?: readonly string[];
}

/** Only Firefox asks the person about data collection. The published types know the permission's name in requests only. */
export function asksAboutData(): boolean {
  const { browser_specific_settings } = extension.runtime.getManifest();
  return browser_specific_settings?.gecko?.data_collection_permissions?.optional !== undefined;
}

/** Like `requestOrigins`, for access and data collection in one prompt. */
export function requestPermissions(permissions: Permissions): Promise<boolean> {
  return extension.permissions.request(permissions as { origins: string[] });
}

export function hasPermissions(permissions: Permissions): Promise<boolean> {
  return extension.permissions.contains(permissions as { origins: string[] });
}

/** Gives back what is needed no more. What was never granted stays so. */
export async function giveBackPermissions(permissions: Permissions): Promise<void> {
  // Where an administrator granted them, browsers refuse to take them back.
  await extension.permissions.remove(permissions as { origins: string[] }).catch(() => false);
}

export async function giveBackOrigins(origins: readonly string[]): Promise<void> {
  if (origins.length > 0) await giveBackPermissions({ origins });
}

/** Calls `listener` with the match patterns of access that is given. To be called while the background's script first runs. */
export function onAccessGiven(listener: (origins: readonly string[]) => Promise<void>): void {
  extension.permissions.onAdded.addListener(({ origins = [] }) => listener(origins));
}

/** The same whenever access, or another permission, is taken away. */
export function onAccessTaken(listener: () => Promise<void>): void {
  extension.permissions.onRemoved.addListener(listener);
}

/** Calls `listener` whenever access is granted or taken away; returns how to stop listening. */
export function onPermissionsChange(listener: () => void): () => void {
  extension.permissions.onAdded.addListener(listener);
  extension.permissions.onRemoved.addListener(listener);
  return () => {
    extension.permissions.onAdded.removeListener(listener);
    extension.permissions.onRemoved.removeListener(listener);
  };
}
