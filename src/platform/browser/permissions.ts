import { extension } from './extension.ts';

/** Which of these match patterns the browser has not granted. */
export async function missingOrigins(origins: readonly string[]): Promise<string[]> {
  // Usually everything is granted, which one call shows; a hundred calls would delay the first paint.
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

/** Only Firefox asks the person about data collection. The published types have this permission in requests only. */
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

/** Removes permissions that are no longer needed. */
export async function giveBackPermissions(permissions: Permissions): Promise<void> {
  // Browsers refuse to remove what an administrator granted.
  await extension.permissions.remove(permissions as { origins: string[] }).catch(() => false);
}

export async function giveBackOrigins(origins: readonly string[]): Promise<void> {
  if (origins.length > 0) await giveBackPermissions({ origins });
}

/** Gives back access to every host, and what Firefox calls data collection. */
export async function giveBackAllAccess(): Promise<void> {
  // Chromium has no data collection, and refuses names that it does not know.
  const { permissions: _needed, ...access } = await extension.permissions.getAll();
  await giveBackPermissions(access);
}

/**
 * Calls `listener` with match patterns that were granted. Must be called during the first run of the background's
 * script.
 */
export function onAccessGiven(listener: (origins: readonly string[]) => Promise<void>): void {
  extension.permissions.onAdded.addListener(({ origins = [] }) => listener(origins));
}

/** The same for removed permissions. */
export function onAccessTaken(listener: () => Promise<void>): void {
  extension.permissions.onRemoved.addListener(listener);
}

/** Calls `listener` when permissions are granted or removed; returns a function that stops it. */
export function onPermissionsChange(listener: () => void): () => void {
  extension.permissions.onAdded.addListener(listener);
  extension.permissions.onRemoved.addListener(listener);
  return () => {
    extension.permissions.onAdded.removeListener(listener);
    extension.permissions.onRemoved.removeListener(listener);
  };
}
