import { Route, Router, Switch } from 'wouter-preact';
import { useHashLocation } from 'wouter-preact/use-hash-location';
import { community } from '../community/entry.tsx';
import { Announcer } from '../shared/current/announcer.tsx';
import { lazy } from '../shared/lazy.tsx';
import { t } from '../shared/text.ts';
import { Patterns } from './charts/patterns.tsx';
import { HistoryPage } from './history/history.tsx';
import { Menu, menuRoutes } from './menu.tsx';
import { NotFound } from './not-found.tsx';
import { NoteDialog } from './parts/note-dialog.tsx';
import { checksRoute, comparePath, evidencePath, roundRoute, serviceRoute, sharePath } from './parts/paths.ts';
import { ServicePage } from './service/service.tsx';

const RoundPage = lazy(async () => (await import('./history/round.tsx')).RoundPage);

/** Pages that are not in the menu. */
const otherRoutes = [
  ...community.routes,
  { path: sharePath, page: lazy(async () => (await import('./share/share.tsx')).Share) },
  { path: evidencePath, page: lazy(async () => (await import('./evidence/evidence-page.tsx')).EvidencePage) },
  { path: comparePath, page: lazy(async () => (await import('./compare/compare-page.tsx')).ComparePage) },
];

/** The menu, and the page that the fragment of the address names. */
export function Dashboard() {
  return (
    <Router hook={useHashLocation}>
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        {t('skip_to_content')}
      </button>
      <Menu />
      <main id="content" tabIndex={-1}>
        <Switch>
          {menuRoutes.map(({ path, page: Page, hasSections }) => (
            <Route key={path} path={hasSections ? `${path}/:section?` : path}>
              <Page />
            </Route>
          ))}
          {otherRoutes.map(({ path, page: Page }) => (
            <Route key={path} path={path}>
              <Page />
            </Route>
          ))}
          <Route path={serviceRoute}>{({ id }) => <ServicePage key={id} id={id} />}</Route>
          <Route path={roundRoute}>{({ at }) => <RoundPage at={at} />}</Route>
          <Route path={checksRoute}>{(asked) => <HistoryPage {...asked} />}</Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </main>
      <NoteDialog />
      <Announcer />
      <Patterns />
    </Router>
  );
}
