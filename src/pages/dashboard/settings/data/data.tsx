import type { Settings } from '../../../../model/settings.ts';
import { DeleteParts } from './delete-parts.tsx';
import { ExportHistory } from './export-history.tsx';
import { ImportHistory } from './import-history.tsx';
import { Keep } from './keep.tsx';
import { SettingsFile } from './settings-file.tsx';

/** What is kept, taken out, taken in and deleted. */
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
