import type { FunctionComponent } from 'preact';
import { lazy } from '../shared/lazy.tsx';
import type { MenuRoute } from '../shared/menu-route.ts';
import type { SettingsSection } from '../shared/settings-section.ts';
import { CrowdLine } from './line/crowd-line.tsx';
import { SharingSection } from './settings-section.tsx';
import { sharingPath } from './sharing/sharing-path.ts';

/** Tested here and not in sharing.ts, because the build drops unused code only behind a constant of the same file. */
declare const SHARING_CONFIG: unknown;

/** What sharing adds to the pages. */
interface CommunityPages {
  readonly menuRoutes: readonly MenuRoute[];
  /** Pages that are not in the menu. */
  readonly routes: readonly Pick<MenuRoute, 'path' | 'page'>[];
  readonly settingsSections: readonly SettingsSection[];
  /** Shown below a verdict. */
  readonly VerdictLine?: typeof CrowdLine;
}

const page = (load: () => Promise<FunctionComponent>): FunctionComponent => lazy(load);

/** Empty in a build without relays. */
export const community: CommunityPages =
  typeof SHARING_CONFIG === 'undefined'
    ? { menuRoutes: [], routes: [], settingsSections: [] }
    : {
        menuRoutes: [
          {
            path: '/crowd',
            name: 'route_crowd',
            page: page(async () => (await import('./figures/crowd-page.tsx')).CrowdPage),
          },
        ],
        routes: [{ path: sharingPath, page: page(async () => (await import('./sharing/sharing.tsx')).Sharing) }],
        settingsSections: [{ id: 'sharing', name: 'sharing_title', content: SharingSection }],
        VerdictLine: CrowdLine,
      };
