import { Link, useLocation } from 'wouter-preact';
import { Brand } from '../shared/brand.tsx';
import { t } from '../shared/text.ts';
import { menuRoutes } from './routes.ts';

/** The menu of the dashboard. */
export function Menu() {
  const [location] = useLocation();
  return (
    <header class="frame">
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
