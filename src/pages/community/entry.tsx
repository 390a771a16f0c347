import type { FunctionComponent } from 'preact';
import { Link } from 'wouter-preact';
import type { SharingChoice } from '../../community/outbox/participation.ts';
import { moment } from '../shared/format.ts';
import { lazy } from '../shared/lazy.tsx';
import type { MenuRoute, SettingsSection } from '../shared/settings-section.ts';
import { t } from '../shared/text.ts';
import { CrowdLine } from './line/crowd-line.tsx';
import { useParticipation } from './line/use-participation.ts';
import { sharingPath } from './sharing/access.ts';

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

/** The settings section on sharing: whether it is on, and a link to its page. */
export function SharingSection() {
  const participation = useParticipation();
  const { mode, since, changed }: SharingChoice = participation?.choice ?? { mode: 'off', since: 0 };
  return (
    <>
      <p>{mode === 'share' ? t('sharing_on', { date: moment(since, Date.now()) }) : t('sharing_off')}</p>
      {changed && <p class="network-note">{t('sharing_changed')}</p>}
      <p>
        <Link href={sharingPath}>{t('sharing_settings')}</Link>
      </p>
    </>
  );
}
