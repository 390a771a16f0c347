import { useState } from 'preact/hooks';
import { changeEvents } from '../../../history/change-events.ts';
import { changesOf } from '../../../history/changes.ts';
import { Button } from '../../shared/button.tsx';
import { now, view } from '../../shared/current/state.ts';
import { plural, t } from '../../shared/text.ts';
import { ByDay } from '../parts/by-day.tsx';
import { ChangeList } from '../parts/change-list.tsx';
import { readChartData } from '../parts/chart-data.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { filters } from '../parts/filters.ts';
import { clockText } from '../parts/format-when.ts';
import { FailedNote, useHistory, Waiting } from '../parts/use-history.tsx';
import { NoChecks } from './no-checks.tsx';

const atOnce = 50;

/** Changes of state by day, newest first. */
export function Changes() {
  const [limit, setLimit] = useState(atOnce);
  const { range, profile } = filters.value;
  const { value: chartData, problem } = useHistory(range, (reader) => readChartData(reader, range, [], Date.now()));
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const from = chartData?.slots[0]?.from ?? 0;
  const changes = chartData ? changesOf(chartData.days, { profile }).filter(({ at }) => at >= from) : [];
  const events = changeEvents(changes);
  return (
    <>
      <FilterBar networks={chartData?.networks ?? []} />
      {problem && <FailedNote problem={problem} />}
      {!chartData && !problem && <Waiting lines={6} />}
      {chartData && events.length === 0 && (
        <p class="nothing">
          {chartData.newest === undefined ? (
            <NoChecks />
          ) : (
            <>
              {t('changes_none')} {range !== 'all' && t('choose_longer')}
            </>
          )}
        </p>
      )}
      {chartData && (
        <ByDay
          items={events.slice(0, limit)}
          at={({ change }) => change.at}
          now={now.value}
          render={(some, label) => (
            <ChangeList
              events={some}
              networks={chartData.networks}
              settings={snapshot.settings}
              when={clockText}
              label={label}
            />
          )}
        />
      )}
      {events.length > limit && (
        <Button action="older" text={plural('show_older', atOnce)} press={() => setLimit(limit + atOnce)} />
      )}
    </>
  );
}
