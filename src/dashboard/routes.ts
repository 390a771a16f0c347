import type { FunctionComponent } from 'preact';
import type { TextKey } from '../ui/text.ts';
import { Compare } from './compare/compare.tsx';
import { Crowd } from './crowd/crowd.tsx';
import { Help } from './help/help.tsx';
import { History } from './history/history.tsx';
import { Overview } from './overview/overview.tsx';
import { Settings } from './settings/settings.tsx';

/** A page of the dashboard that stands in its menu. */
export interface MenuRoute {
  readonly path: string;
  readonly name: TextKey;
  readonly page: FunctionComponent;
}

/** In the order of the menu. */
export const menuRoutes: readonly MenuRoute[] = [
  { path: '/', name: 'route_overview', page: Overview },
  { path: '/history', name: 'route_history', page: History },
  { path: '/compare', name: 'route_compare', page: Compare },
  { path: '/crowd', name: 'route_crowd', page: Crowd },
  { path: '/settings', name: 'route_settings', page: Settings },
  { path: '/help', name: 'route_help', page: Help },
];
