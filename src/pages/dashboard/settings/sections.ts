import { community } from '../../community/entry.ts';
import { lazy } from '../../shared/lazy.tsx';
import type { SettingsSection } from '../../shared/settings-section.ts';
import { About } from './about/about.tsx';
import { Appearance } from './appearance.tsx';
import { Apps } from './apps/apps.tsx';
import { Checks } from './checks.tsx';
import { Data } from './data/data.tsx';
import { Files } from './data/files.tsx';
import { NetworkSettings } from './networks/network-settings.tsx';
import { Notifications } from './notifications.tsx';
import { Permissions } from './permissions/permissions.tsx';

/** Few people look for newer addresses, and its code checks all of them. */
const Addresses = lazy(async () => (await import('./addresses/addresses.tsx')).Addresses);

/** In the order of the page. */
export const settingsSections: readonly SettingsSection[] = [
  { id: 'checks', name: 'settings_checks', content: Checks },
  { id: 'apps', name: 'settings_apps', content: Apps },
  { id: 'notifications', name: 'settings_notifications', content: Notifications },
  { id: 'appearance', name: 'settings_appearance', content: Appearance },
  { id: 'data', name: 'settings_data', content: Data },
  { id: 'networks', name: 'settings_networks', content: NetworkSettings, advanced: true },
  { id: 'files', name: 'settings_files', content: Files, advanced: true },
  ...community.settingsSections.map((section) => ({ ...section, advanced: true as const })),
  { id: 'addresses', name: 'settings_addresses', content: Addresses, advanced: true },
  { id: 'permissions', name: 'settings_permissions', content: Permissions, advanced: true },
  { id: 'about', name: 'settings_about', content: About, advanced: true },
];
