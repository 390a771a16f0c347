import { Link, useLocation } from 'wouter-preact';
import { community } from '../community/entry.tsx';
import { Brand } from '../shared/brand.tsx';
import { lazy } from '../shared/lazy.tsx';
import type { MenuRoute } from '../shared/settings-section.ts';
import { t } from '../shared/text.ts';
import { History } from './history/history.tsx';
import { Overview } from './overview/overview.tsx';

/** The menu of the dashboard. */
export function Menu() {
  const [location] = useLocation();
  return (
    <header class="line frame">
      <p class="brand">
        <Brand size={24} />
        {t('appName')}
      </p>
      <nav aria-label={t('routes_list')}>
        <ul>
          {menuRoutes.map(({ path, name }) => (
            <li key={path}>
              <Link href={path} {...(isWithin(location, path) ? { 'aria-current': 'page' } : {})}>
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** Is this location the page itself, or a part of it? */
function isWithin(location: string, path: string): boolean {
  return location === path || (path !== '/' && location.startsWith(`${path}/`));
}

const Settings = lazy(async () => (await import('./settings/settings.tsx')).Settings);
const Help = lazy(async () => (await import('./help/help.tsx')).Help);

/** In the order of the menu. */
export const menuRoutes: readonly MenuRoute[] = [
  { path: '/', name: 'route_overview', page: Overview },
  { path: '/history', name: 'route_history', page: History, hasSections: true },
  ...community.menuRoutes,
  { path: '/settings', name: 'route_settings', page: Settings, hasSections: true },
  { path: '/help', name: 'route_help', page: Help, hasSections: true },
];
