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

/** What Firefox calls what a report tells: country and network; state and version. Other browsers do not ask. */
const sharedData = ['locationInfo', 'technicalAndInteraction'] as const;

interface CrowdPermissions {
  readonly origins: string[];
  readonly data_collection?: string[];
}

function crowdPermissions(relayOrigins: readonly string[], share: boolean): CrowdPermissions {
  const asks = share && asksForData();
  return { origins: [...relayOrigins], ...(asks ? { data_collection: [...sharedData] } : {}) };
}

/** The published types know the permission's name in requests only. */
function asksForData(): boolean {
  return (
    extension.runtime.getManifest().browser_specific_settings?.gecko?.data_collection_permissions?.optional !==
    undefined
  );
}

/** Like `requestOrigins`: the relays, and for those who share what the browser calls data collection. */
export function requestSharingAccess(relayOrigins: readonly string[], share: boolean): Promise<boolean> {
  return extension.permissions.request(crowdPermissions(relayOrigins, share) as { origins: string[] });
}

/** Does the browser let us? It alone is no consent: some browsers offer it when the extension is installed. */
export function hasSharingAccess(relayOrigins: readonly string[], share: boolean): Promise<boolean> {
  return extension.permissions.contains(crowdPermissions(relayOrigins, share) as { origins: string[] });
}

/** Gives back what `requestSharingAccess` asks for. */
export async function giveBackSharingAccess(relayOrigins: readonly string[]): Promise<void> {
  await giveBack(crowdPermissions(relayOrigins, true));
}

/** Gives access back that is needed no more. What was never granted stays so. */
export async function giveBackOrigins(origins: readonly string[]): Promise<void> {
  if (origins.length > 0) await giveBack({ origins: [...origins] });
}

async function giveBack(permissions: CrowdPermissions): Promise<void> {
  // Where an administrator granted them, browsers refuse to take them back.
  await extension.permissions.remove(permissions as { origins: string[] }).catch(() => false);
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
