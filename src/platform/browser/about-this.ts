import { extension } from './extension.ts';

/** Facts about this build. */
export function ownVersion(): string {
  return extension.runtime.getManifest().version;
}

/** The permissions that are granted at installation, by their names in the manifest. */
export function fixedPermissions(): readonly string[] {
  return extension.runtime.getManifest().permissions ?? [];
}
