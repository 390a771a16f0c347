import { useState } from 'preact/hooks';
import type { ServiceId } from '../../model/service.ts';
import { LazySheetWithCrowd } from '../community/line/lazy-sheet.tsx';
import { Brand } from '../shared/brand.tsx';
import { AllowAll } from '../shared/current/allow-all.tsx';
import { Announcer } from '../shared/current/announcer.tsx';
import { headlineOf, isStale, networkInTheWay, throughOf } from '../shared/current/headline.ts';
import { HeadlineBlock } from '../shared/current/headline-block.tsx';
import { NetworkNote } from '../shared/current/network-note.tsx';
import { Notes } from '../shared/current/notes.tsx';
import { refusedRows } from '../shared/current/refused.ts';
import { rowsOf } from '../shared/current/rows.ts';
import { now, view } from '../shared/current/state.ts';
import { WhatNow } from '../shared/current/what-now.tsx';
import { t, textKey } from '../shared/text.ts';
import { ConnectionLine } from './connection-line.tsx';
import { HeadlineApp } from './headline-app.tsx';
import { LastLine } from './last-line.tsx';
import { LazyFirstRun } from './lazy-first-run.tsx';
import { ServiceList } from './service-list.tsx';
import type { RowsShown } from './service-row.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

/** The page of the popup: what fails, what to do, the other messengers, and the last check in the last line. */
export function Popup() {
  const snapshot = view.value;
  const [opened, setOpened] = useState<ReadonlySet<ServiceId>>(new Set());
  useKeptFocus();
  if (!snapshot) return undefined;
  const { running, finished, services } = snapshot;
  const rows = rowsOf(snapshot, now.value);
  const refused = refusedRows(rows);
  const inTheWay = networkInTheWay(snapshot, now.value);
  const stale = !running && isStale(snapshot, now.value);
  const firstRun = !running && !snapshot.ended && !snapshot.storeProblem && services.length > 0;
  const headline = headlineOf(snapshot, rows, now.value);
  const [alone, ...others] = headline.about ?? [];
  const inHeadline = others.length === 0 ? alone : undefined;
  const shown: RowsShown = {
    now: now.value,
    running: running !== undefined,
    saidOld: stale,
    isOfLastCheck: ({ verdict }) =>
      finished?.verdicts.some(({ service, at }) => service === verdict?.service && at === verdict.at) === true,
    isOpen: (id) => opened.has(id),
    toggle: (id) => setOpened((before) => toggled(before, id)),
  };
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
        {inHeadline ? (
          <HeadlineApp headline={headline} row={inHeadline} shown={shown} />
        ) : (
          <HeadlineBlock headline={headline} />
        )}
        {!firstRun && !running && !inTheWay && !stale && (
          <ConnectionLine view={snapshot} failing={headline.about !== undefined} />
        )}
        {inTheWay && <p class="connection-text">{t(textKey('network_text', inTheWay))}</p>}
        {!firstRun && !stale && (
          <WhatNow view={snapshot} headline={headline} inTheWay={inTheWay} rows={rows} Sheet={LazySheetWithCrowd} />
        )}
      </header>
      <main>
        <Notes view={snapshot} now={now.value} />
        {firstRun ? (
          <LazyFirstRun view={snapshot} />
        ) : (
          <>
            {finished && !inTheWay && !throughOf(finished) && <NetworkNote view={snapshot} now={now.value} />}
            <AllowAll view={snapshot} refused={refused} />
            <ServiceList
              rows={rows.filter((row) => row !== inHeadline)}
              about={headline.about ?? []}
              before={inTheWay !== undefined || stale}
              shown={shown}
              round={finished}
            />
          </>
        )}
      </main>
      {!firstRun && <LastLine view={snapshot} now={now.value} inTheWay={inTheWay} refused={refused} />}
    </>
  );
}

function toggled(opened: ReadonlySet<ServiceId>, id: ServiceId): ReadonlySet<ServiceId> {
  const others = [...opened].filter((one) => one !== id);
  return new Set(opened.has(id) ? others : [...others, id]);
}
