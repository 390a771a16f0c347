import { extension } from './browser.ts';

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

/** Gives access back that is needed no more. What was never granted stays so. */
export async function giveBackOrigins(origins: readonly string[]): Promise<void> {
  if (origins.length > 0) await extension.permissions.remove({ origins: [...origins] });
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
