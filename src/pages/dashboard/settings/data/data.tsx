import type { Settings } from '../../../../model/settings.ts';
import { DeleteParts } from './delete-parts.tsx';
import { ExportHistory } from './export-history.tsx';
import { ImportHistory } from './import-history.tsx';
import { Keep } from './keep.tsx';
import { SettingsFile } from './settings-file.tsx';

/** Keeps, exports, imports and deletes data. */
export function Data({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <Keep settings={settings} />
      <ExportHistory settings={settings} />
      <ImportHistory settings={settings} />
      <SettingsFile settings={settings} />
      <DeleteParts settings={settings} />
    </>
  );
}
