import { community } from '../community/entry.ts';
import { lazy } from '../shared/lazy.tsx';
import type { MenuRoute } from '../shared/menu-route.ts';
import { History } from './history/history.tsx';
import { Overview } from './overview/overview.tsx';

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
