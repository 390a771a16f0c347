import { useState } from 'preact/hooks';
import { changesOf } from '../../../history/changes.ts';
import { now, view } from '../../shared/current/state.ts';
import { plural, t } from '../../shared/text.ts';
import { ChangeList } from '../parts/change-list.tsx';
import { readChartData } from '../parts/chart-data.ts';
import { FailedNote } from '../parts/failed-note.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { filters } from '../parts/filters.ts';
import { useHistory } from '../parts/use-history.ts';
import { Waiting } from '../parts/waiting.tsx';

const atOnce = 50;

/** Changes of state, newest first. */
export function Changes() {
  const [limit, setLimit] = useState(atOnce);
  const { range, profile } = filters.value;
  const { value: chartData, problem } = useHistory(range, (reader) => readChartData(reader, range, [], Date.now()));
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const from = chartData?.slots[0]?.from ?? 0;
  const changes = chartData ? changesOf(chartData.days, { profile }).filter(({ at }) => at >= from) : [];
  return (
    <>
      <FilterBar networks={chartData?.networks ?? []} />
      {problem && <FailedNote problem={problem} />}
      {!chartData && !problem && <Waiting lines={6} />}
      {chartData && changes.length === 0 && <p class="nothing">{t('changes_none')}</p>}
      {chartData && (
        <ChangeList
          changes={changes.slice(0, limit)}
          networks={chartData.networks}
          settings={snapshot.settings}
          now={now.value}
        />
      )}
      {changes.length > limit && (
        <button type="button" class="button" data-action="older" onClick={() => setLimit(limit + atOnce)}>
          {plural('show_older', atOnce)}
        </button>
      )}
    </>
  );
}
