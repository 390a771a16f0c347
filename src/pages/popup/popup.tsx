import { useLayoutEffect, useState } from 'preact/hooks';
import { isJudgedNetwork } from '../../model/network-states.ts';
import type { ServiceId } from '../../model/service.ts';
import { LazySheetWithCrowd } from '../community/line/lazy-sheet.tsx';
import { Brand } from '../shared/brand.tsx';
import { AllowAll } from '../shared/current/allow-all.tsx';
import { Announcer } from '../shared/current/announcer.tsx';
import { headlineOf, isStale, networkInTheWay, throughOf } from '../shared/current/headline.ts';
import { HeadlineBlock } from '../shared/current/headline-block.tsx';
import { refusedRows } from '../shared/current/may-check.ts';
import { NetworkNote } from '../shared/current/network-note.tsx';
import { Notes } from '../shared/current/notes.tsx';
import { rowsOf } from '../shared/current/rows.ts';
import { now, view } from '../shared/current/state.ts';
import type { View } from '../shared/current/view.ts';
import { WhatNow } from '../shared/current/what-now.tsx';
import { lazy } from '../shared/lazy.tsx';
import { t, textKey } from '../shared/text.ts';
import type { FirstRunProps } from './first-run.tsx';
import { HeadlineApp } from './headline-app.tsx';
import { LastLine } from './last-line.tsx';
import { ServiceList } from './service-list.tsx';
import type { RowsShown } from './service-row.tsx';

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

interface Props {
  readonly view: View;
  /** Does a messenger fail? Where all work, nobody asks about the connection. */
  readonly failing: boolean;
}

/** Is it me? "Your internet is fine: other sites answer" */
function ConnectionLine({ view, failing }: Props) {
  const { finished, storeProblem } = view;
  if (!finished || storeProblem) return undefined;
  const text = connectionText(finished, failing);
  return text && <p class="connection-line quiet">{text}</p>;
}

function connectionText(round: NonNullable<View['finished']>, failing: boolean): string | undefined {
  const { network } = round;
  // The headline says that it was seen through a VPN or proxy, of which the other sites say nothing.
  if (!network || !isJudgedNetwork(network.state) || throughOf(round)) return undefined;
  if (network.because.includes('no-control-answers')) return t('network_because_no_control_answers');
  if (network.state !== 'online') return t(textKey('network', network.state));
  return failing ? t('internet_fine') : undefined;
}

/** A row that moves, as into the headline at the end of a check, loses the focus. This gives it back. */
function useKeptFocus(): void {
  const { activeElement: focused } = document;
  useLayoutEffect(() => {
    if (!(focused instanceof HTMLElement) || document.activeElement !== document.body) return;
    if (focused.isConnected) focused.focus({ preventScroll: true });
    else toggleLike(focused)?.focus({ preventScroll: true });
  });
}

/** The button of the same messenger, where it stands now. */
function toggleLike(gone: HTMLElement): HTMLElement | undefined {
  const details = gone.getAttribute('aria-controls');
  if (!details) return undefined;
  return document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(details)}"]`) ?? undefined;
}

/** Loaded only before the first check. */
const LazyFirstRun = lazy<FirstRunProps>(async () => (await import('./first-run.tsx')).FirstRun);
