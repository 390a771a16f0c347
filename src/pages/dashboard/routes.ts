import type { FunctionComponent } from 'preact';
import { community } from '../../community/pages/entry.ts';
import { lazy } from '../shared/lazy.tsx';
import type { TextKey } from '../shared/text.ts';
import { History } from './history/history.tsx';
import { Overview } from './overview/overview.tsx';

/** A page of the dashboard that the menu lists. */
export interface MenuRoute {
  readonly path: string;
  readonly name: TextKey;
  readonly page: FunctionComponent;
  /** Sections of the page have their own addresses below it. */
  readonly hasSections?: true;
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
