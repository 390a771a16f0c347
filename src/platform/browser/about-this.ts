import { extension } from './extension.ts';

/** What this build is. */
export function ownVersion(): string {
  return extension.runtime.getManifest().version;
}

/** What the browser grants it without asking, by the names of the manifest. */
export function fixedPermissions(): readonly string[] {
  return extension.runtime.getManifest().permissions ?? [];
}
