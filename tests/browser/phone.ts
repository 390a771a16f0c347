import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Extension, grantedExtension } from './extension.ts';

/** Firefox as on Android: without `captivePortal` and `commands`, and without a hovering or fine pointer. */

/** A touch screen: 1 is a coarse pointer, and nothing else. */
export const phonePreferences = { 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1 } as const;

/** A copy of the extension without the permission and the manifest key that Firefox for Android ignores. */
export async function phoneExtension(): Promise<Extension> {
  const extension = await grantedExtension('firefox');
  const file = join(extension.folder, 'manifest.json');
  const { commands: _commands, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  const permissions = manifest.permissions.filter((name: string) => name !== 'captivePortal');
  writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
  return extension;
}
