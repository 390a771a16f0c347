import { Link } from 'wouter-preact';
import { headline } from '../../shared/current/headline-text.ts';
import { rowsOf } from '../../shared/current/rows.ts';
import { now, view } from '../../shared/current/state.ts';
import { t } from '../../shared/text.ts';
import { HistoryChart } from '../charts/history-chart.tsx';
import { readChartData } from '../parts/chart-data.ts';
import { choice } from '../parts/choice.ts';
import { FailedNote } from '../parts/failed-note.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { sharePath } from '../parts/share-paths.ts';
import { useReading } from '../parts/use-reading.ts';
import { barRows } from './bar-rows.tsx';
import { FirstRun } from './first-run.tsx';
import { Since } from './since.tsx';
import { Top } from './top.tsx';

/** All messengers: what is the case, since when, and how it was. */
export function Overview() {
  const seen = view.value;
  const { range, profile, services: only } = choice.value;
  const ids = seen?.services.map(({ id }) => id) ?? [];
  const { value: chartData, problem } = useReading(`${range} ${ids}`, (reader) =>
    readChartData(reader, range, ids, Date.now()),
  );
  if (!seen) return undefined;
  const rows = rowsOf(seen, now.value);
  const firstRun = !seen.running && !seen.ended && !seen.storeProblem && seen.services.length > 0;
  const shown = rows.filter(({ service }) => !only || only.includes(service.id));
  const bars = barRows(shown, chartData, profile);
  const nothing = chartData && bars.every(({ cells = [] }) => cells.every(({ rounds }) => rounds === 0));
  return (
    <>
      <h1>{headline(seen, rows, now.value)}</h1>
      <Top view={seen} now={now.value} checked={!firstRun} />
      {firstRun ? (
        <FirstRun view={seen} />
      ) : (
        <>
          {chartData && (
            <Since
              chartData={chartData}
              services={shown.map(({ service }) => service.id)}
              profile={profile}
              settings={seen.settings}
              now={now.value}
            />
          )}
          {seen.finished && (
            <p class="share-way">
              <Link href={sharePath} class="button button-small" data-action="share">
                {t('share')}
              </Link>
            </p>
          )}
          <FilterBar services={seen.services} networks={chartData?.networks ?? []} />
          {problem && <FailedNote problem={problem} />}
          {nothing && <p class="nothing">{t('nothing_in_range')}</p>}
          {!problem && <HistoryChart rows={bars} chartData={chartData} />}
        </>
      )}
    </>
  );
}
