import './settings.css';
import { community } from '../../community/entry.tsx';
import { problem } from '../../shared/current/actions.ts';
import { view } from '../../shared/current/state.ts';
import { list } from '../../shared/format.ts';
import { lazy } from '../../shared/lazy.tsx';
import type { SettingsProps, SettingsSection } from '../../shared/settings-section.ts';
import { t, textKey } from '../../shared/text.ts';
import { FoldedSection, PageOfSections, Section } from '../parts/sections.tsx';
import { isWideScreen } from '../parts/wide-screen.ts';
import { About } from './about/about.tsx';
import { Apps } from './apps/apps.tsx';
import { DeleteResults } from './data/delete-results.tsx';
import { ExportHistory } from './data/export-history.tsx';
import { ImportHistory } from './data/import-history.tsx';
import { SettingsFile } from './data/settings-file.tsx';
import { NetworkSettings } from './networks/network-settings.tsx';
import { Permissions } from './permissions/permissions.tsx';
import { SettingRows } from './setting-rows.tsx';

export function Settings() {
  const settings = view.value?.settings;
  if (!settings) return undefined;
  const advanced = settingsSections.filter((section) => section.advanced);
  return (
    <PageOfSections base="/settings" title={t('route_settings')} sections={settingsSections}>
      <Problems />
      <SectionList sections={settingsSections.filter(({ advanced }) => !advanced)} settings={settings} />
      <details class="advanced" data-action="advanced">
        <summary>
          <h2>{t('sections_advanced')}</h2>
          <span class="quiet">{list(advanced.map(({ name }) => t(name)))}</span>
        </summary>
        <SectionList sections={advanced} settings={settings} />
      </details>
    </PageOfSections>
  );
}

interface ListProps extends SettingsProps {
  readonly sections: readonly SettingsSection[];
}

/** On a narrow screen all but the first are folded, so that the page is short. */
function SectionList({ sections, settings }: ListProps) {
  return (
    <>
      {sections.map(({ id, name, content: Content }, index) => {
        const Frame = isWideScreen.value || index === 0 ? Section : FoldedSection;
        return (
          <Frame key={id} id={id} name={name}>
            <SettingRows where={id} settings={settings} />
            {Content && <Content settings={settings} />}
          </Frame>
        );
      })}
    </>
  );
}

/** Errors that keep the settings from taking effect. */
function Problems() {
  const failed = problem.value;
  const store = view.value?.storeProblem;
  return (
    <div class="problems" role="status">
      {failed && (
        <p class="note">
          {t(failed.text)} {failed.detail && <code dir="ltr">{failed.detail}</code>}
        </p>
      )}
      {store && <p class="note">{t(textKey('store', store))}</p>}
      {view.value?.settingsLost && <p class="note">{t('note_settings_lost')}</p>}
    </div>
  );
}

/** Few people look for newer addresses, and its code checks all of them. */
const Addresses = lazy(async () => (await import('./addresses/addresses.tsx')).Addresses);

/** Saves results and settings to files, and reads them back. */
export function Files({ settings }: SettingsProps) {
  return (
    <>
      <ExportHistory settings={settings} />
      <ImportHistory settings={settings} />
      <SettingsFile settings={settings} />
    </>
  );
}

/** In the order of the page. */
export const settingsSections: readonly SettingsSection[] = [
  { id: 'checks', name: 'settings_checks' },
  { id: 'apps', name: 'settings_apps', content: Apps },
  { id: 'notifications', name: 'settings_notifications' },
  { id: 'appearance', name: 'settings_appearance' },
  { id: 'data', name: 'settings_data', content: DeleteResults },
  { id: 'networks', name: 'settings_networks', content: NetworkSettings, advanced: true },
  { id: 'files', name: 'settings_files', content: Files, advanced: true },
  ...community.settingsSections.map((section) => ({ ...section, advanced: true as const })),
  { id: 'addresses', name: 'settings_addresses', content: Addresses, advanced: true },
  { id: 'permissions', name: 'settings_permissions', content: Permissions, advanced: true },
  { id: 'about', name: 'settings_about', content: About, advanced: true },
];
