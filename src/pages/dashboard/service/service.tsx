import { Link } from 'wouter-preact';
import { knownService } from '../../../catalogue/known-services.ts';
import { changeEvents } from '../../../history/change-events.ts';
import { changesOf } from '../../../history/changes.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { rowsOf } from '../../shared/current/rows.ts';
import { now, view } from '../../shared/current/state.ts';
import { moment } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { NotFound } from '../not-found.tsx';
import { ChangeList } from '../parts/change-list.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { filters } from '../parts/filters.ts';
import { NoteList } from '../parts/note-list.tsx';
import { FailedNote, useHistory, Waiting } from '../parts/use-history.tsx';
import { Charts, readServicePast } from './charts.tsx';
import { Current } from './current.tsx';

const maxEvents = 12;

/** One messenger: its state with the evidence, charts, changes and notes. */
export function ServicePage({ id }: { readonly id: string }) {
  const snapshot = view.value;
  const { range, profile } = filters.value;
  const { value: past, problem } = useHistory(`${range} ${id}`, (reader) =>
    readServicePast(reader, range, id, Date.now()),
  );
  const service = snapshot && knownService(id, snapshot.settings, catalogue.value);
  if (!snapshot) return undefined;
  if (!service) return <NotFound />;
  const verdicts = new Map([...(past?.last ?? []), ...snapshot.verdicts]);
  const row = rowsOf({ ...snapshot, services: [service], verdicts }, now.value)[0];
  const neverChecked = past?.hours.length === 0 && row !== undefined && !row.verdict;
  const events = past ? changeEvents(changesOf(past.chartData.days, { service: id, profile })).slice(0, maxEvents) : [];
  return (
    <>
      <p class="back">
        <Link href="/">{t('to_overview')}</Link>
      </p>
      {row && (
        <Current
          row={row}
          now={now.value}
          running={Boolean(snapshot.running)}
          neverChecked={neverChecked}
          settings={snapshot.settings}
          isOn={snapshot.services.some((one) => one.id === id)}
        />
      )}
      {!neverChecked && <FilterBar networks={past?.chartData.networks ?? []} />}
      {problem && <FailedNote problem={problem} />}
      {!past && !problem && <Waiting lines={6} />}
      {past && !neverChecked && <Charts service={service} row={row} past={past} profile={profile} />}
      {past && !neverChecked && (
        <div class="columns">
          <section aria-labelledby="changes-title">
            <h2 id="changes-title">{t('changes_title')}</h2>
            {events.length === 0 && <p class="quiet">{t('changes_none')}</p>}
            <ChangeList
              events={events}
              networks={past.chartData.networks}
              settings={snapshot.settings}
              when={(at) => moment(at, now.value)}
            />
          </section>
          <NoteList notes={past.chartData.notes} />
        </div>
      )}
    </>
  );
}
