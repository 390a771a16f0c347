import { Link } from 'wouter-preact';
import { serviceName } from '../../../catalogue/known-services.ts';
import { totalsByNetwork } from '../../../history/totals.ts';
import { view } from '../../shared/current/state.ts';
import { t } from '../../shared/text.ts';
import { readChartData } from '../parts/chart-data.ts';
import { FailedNote } from '../parts/failed-note.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { filters } from '../parts/filters.ts';
import { dayText } from '../parts/format-when.ts';
import { useHistory } from '../parts/use-history.ts';
import { Waiting } from '../parts/waiting.tsx';
import { Matrix } from './matrix.tsx';

/** Compares networks, to show whether a problem is of one network or of all. */
export function Compare() {
  const { range, profile } = filters.value;
  const { value, problem } = useHistory(range, (reader) => readChartData(reader, range, [], Date.now()));
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const begin = value?.slots[0];
  const days = begin ? value.days.filter(({ day }) => day >= begin.day) : [];
  const totals = totalsByNetwork(days);
  const ids = new Set([
    ...snapshot.services.map(({ id }) => id),
    ...[...totals.values()].flatMap((of) => [...of.keys()]),
  ]);
  const services = [...ids].map((id) => ({ id, name: serviceName(id, snapshot.settings) }));
  const networks = value?.networks ?? [];
  return (
    <>
      <h1>{t('compare_title')}</h1>
      <p class="quiet lead">
        {t('compare_lead')}{' '}
        <Link href="/settings/networks" data-action="name-networks">
          {t('compare_name_networks')}
        </Link>
      </p>
      <FilterBar networks={networks} />
      {problem && <FailedNote problem={problem} />}
      {!value && !problem && <Waiting lines={6} />}
      {begin && (
        <Matrix
          services={services}
          networks={networks.filter(({ id }) => profile === undefined || id === profile)}
          totals={totals}
          since={dayText(begin.from)}
        />
      )}
    </>
  );
}
