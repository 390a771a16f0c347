import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { LazySheetWithCrowd } from '../../community/line/lazy-sheet.tsx';
import { AllowAll } from '../../shared/current/allow-all.tsx';
import { CheckBar } from '../../shared/current/check-bar.tsx';
import { ControlLine } from '../../shared/current/control-line.tsx';
import { headlineOf, isStale, networkInTheWay } from '../../shared/current/headline.ts';
import { HeadlineBlock } from '../../shared/current/headline-block.tsx';
import { isAllRefused, mayCheck, refusedRows } from '../../shared/current/may-check.ts';
import { NetworkNote } from '../../shared/current/network-note.tsx';
import { Notes } from '../../shared/current/notes.tsx';
import { type Row, rowsOf } from '../../shared/current/rows.ts';
import { Running } from '../../shared/current/running.tsx';
import { now, view } from '../../shared/current/state.ts';
import type { View } from '../../shared/current/view.ts';
import { WhatNow } from '../../shared/current/what-now.tsx';
import { t } from '../../shared/text.ts';
import { HistoryChart } from '../charts/history-chart.tsx';
import { leastReliable } from '../charts/summary.ts';
import { readChartData } from '../parts/chart-data.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { filters, isFiltered } from '../parts/filters.ts';
import { sharePath } from '../parts/paths.ts';
import { FailedNote, useHistory } from '../parts/use-history.tsx';
import { isWideScreen } from '../parts/wide-screen.ts';
import { barRows } from './bar-rows.tsx';
import { FirstRun } from './first-run.tsx';
import { SinceYesterday } from './since-yesterday.tsx';

/** All messengers: what is so now, what changed since yesterday, and the history chart. */
export function Overview() {
  const snapshot = view.value;
  const { range, profile, services: only } = filters.value;
  const ids = snapshot?.services.map(({ id }) => id) ?? [];
  const { value: chartData, problem } = useHistory(`${range} ${ids}`, (reader) =>
    readChartData(reader, range, ids, Date.now()),
  );
  if (!snapshot) return undefined;
  const rows = rowsOf(snapshot, now.value);
  const refused = refusedRows(rows);
  const headline = headlineOf(snapshot, rows, now.value);
  const stale = !snapshot.running && isStale(snapshot, now.value);
  const firstRun = !snapshot.running && !snapshot.ended && !snapshot.storeProblem && snapshot.services.length > 0;
  const shown = rows.filter(({ service }) => !only || only.includes(service.id));
  const bars = barRows(shown, chartData, profile, now.value, stale);
  const nothing = chartData && bars.every(({ cells = [] }) => cells.every(({ rounds }) => rounds === 0));
  const filterBar = <FilterBar services={snapshot.services} networks={chartData?.networks ?? []} />;
  return (
    <>
      <HeadlineBlock headline={headline} />
      {!firstRun && !stale && (
        <div class="now">
          <WhatNow
            view={snapshot}
            headline={headline}
            inTheWay={networkInTheWay(snapshot, now.value)}
            rows={rows}
            Sheet={LazySheetWithCrowd}
          />
        </div>
      )}
      <OverviewHeader view={snapshot} now={now.value} checked={!firstRun} refused={refused} />
      <AllowAll view={snapshot} refused={refused} />
      {firstRun ? (
        <FirstRun view={snapshot} />
      ) : (
        <>
          {isWideScreen.value && filterBar}
          {problem && <FailedNote problem={problem} />}
          {nothing && <p class="nothing">{t('nothing_in_range')}</p>}
          {!problem && (
            <HistoryChart
              title={t('over_time')}
              name="over-time"
              rows={bars}
              chartData={chartData}
              summary={leastReliable(bars)}
            />
          )}
          {!isWideScreen.value && <FoldedFilters>{filterBar}</FoldedFilters>}
          {chartData && (
            <SinceYesterday chartData={chartData} profile={profile} settings={snapshot.settings} now={now.value} />
          )}
          {snapshot.finished && (
            <p class="share-way">
              <Link href={sharePath} class="button button-small" data-action="share">
                {t('share')}
              </Link>
            </p>
          )}
        </>
      )}
    </>
  );
}

interface Props {
  readonly view: View;
  readonly now: number;
  /** Has there been any check? */
  readonly checked: boolean;
  /** Messengers for which the browser gave no access. */
  readonly refused: readonly Row[];
}

/** The part below the headline, as in the popup: age of the result, buttons, and notes. */
function OverviewHeader({ view, now, checked, refused }: Props) {
  return (
    <div class="top">
      {checked && !view.running && <ControlLine view={view} now={now} />}
      {view.running && <Running round={view.running} settings={view.settings} />}
      {checked && mayCheck(view) && !isAllRefused(view, refused) && <CheckBar view={view} refused={refused} />}
      <Notes view={view} now={now} />
      <NetworkNote view={view} now={now} />
    </div>
  );
}

/** The filters of a narrow screen, unfolded on demand below the chart, so that the first bar is in sight. */
function FoldedFilters({ children }: { readonly children: ComponentChildren }) {
  return (
    <details class="filters-folded" open={isFiltered(filters.value)}>
      <summary>{t('filters')}</summary>
      {children}
    </details>
  );
}
