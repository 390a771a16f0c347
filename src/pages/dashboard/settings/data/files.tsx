import type { Settings } from '../../../../model/settings.ts';
import { ExportHistory } from './export-history.tsx';
import { ImportHistory } from './import-history.tsx';
import { SettingsFile } from './settings-file.tsx';

/** Saves results and settings to files, and reads them back. */
export function Files({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <ExportHistory settings={settings} />
      <ImportHistory settings={settings} />
      <SettingsFile settings={settings} />
    </>
  );
}
