import { Brand } from '../shared/brand.tsx';
import { AllowAll } from '../shared/current/allow-all.tsx';
import { Announcer } from '../shared/current/announcer.tsx';
import { headlineOf, isStale, networkInTheWay, problemsOf } from '../shared/current/headline.ts';
import { HeadlineBlock } from '../shared/current/headline-block.tsx';
import { NetworkNote } from '../shared/current/network-note.tsx';
import { Notes } from '../shared/current/notes.tsx';
import { refusedRows } from '../shared/current/refused.ts';
import { rowsOf } from '../shared/current/rows.ts';
import { Running } from '../shared/current/running.tsx';
import { now, view } from '../shared/current/state.ts';
import { t } from '../shared/text.ts';
import { ConnectionCard } from './connection-card.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { Footer } from './footer.tsx';
import { LazyFirstRun } from './lazy-first-run.tsx';
import { ServiceList } from './service-list.tsx';
import { WhatNow } from './what-now.tsx';

/** The page of the popup: what fails and what works, the list, and the check. */
export function Popup() {
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const { running, finished, services } = snapshot;
  const rows = rowsOf(snapshot, now.value);
  const refused = refusedRows(rows);
  const inTheWay = networkInTheWay(snapshot, now.value);
  const through = finished?.network?.state === 'proxied';
  const firstRun = !running && !snapshot.ended && !snapshot.storeProblem && services.length > 0;
  const list = (
    <ServiceList
      rows={rows}
      now={now.value}
      running={running !== undefined}
      saidOld={!running && isStale(snapshot, now.value)}
      round={finished}
    />
  );
  return (
    <>
      <Announcer />
      <header>
        {firstRun && (
          <p class="brand">
            <Brand />
            {t('appName')}
          </p>
        )}
        <HeadlineBlock headline={headlineOf(snapshot, rows, now.value)} />
        {running && <Running round={running} settings={snapshot.settings} />}
        {!firstRun && !running && !inTheWay && <ConnectionLine view={snapshot} now={now.value} />}
        {!running && !inTheWay && (
          <WhatNow problems={problemsOf(rows)} waiting={snapshot.waiting} settings={snapshot.settings} />
        )}
      </header>
      <main>
        <Notes view={snapshot} now={now.value} />
        {firstRun && <LazyFirstRun view={snapshot} />}
        {inTheWay && <ConnectionCard view={snapshot} state={inTheWay} list={list} />}
        {!firstRun && !inTheWay && (
          <>
            {!through && <NetworkNote view={snapshot} now={now.value} />}
            <AllowAll view={snapshot} refused={refused} />
            {list}
          </>
        )}
      </main>
      {!firstRun && <Footer view={snapshot} now={now.value} inTheWay={inTheWay} refused={refused} />}
    </>
  );
}
