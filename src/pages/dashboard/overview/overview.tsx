import { Link } from 'wouter-preact';
import { headline } from '../../shared/current/headline-text.ts';
import { rowsOf } from '../../shared/current/rows.ts';
import { now, view } from '../../shared/current/state.ts';
import { t } from '../../shared/text.ts';
import { Heartbeats } from '../charts/heartbeats.tsx';
import { choice } from '../parts/choice.ts';
import { FailedNote } from '../parts/failed-note.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { sharePath } from '../parts/share-paths.ts';
import { readStretch } from '../parts/stretch.ts';
import { useReading } from '../parts/use-reading.ts';
import { FirstRun } from './first-run.tsx';
import { linesOf } from './lines.tsx';
import { Since } from './since.tsx';
import { Top } from './top.tsx';

/** All messengers: what is the case, since when, and how it was. */
export function Overview() {
  const seen = view.value;
  const { range, profile, services: only } = choice.value;
  const ids = seen?.services.map(({ id }) => id) ?? [];
  const { value: stretch, problem } = useReading(`${range} ${ids}`, (reader) =>
    readStretch(reader, range, ids, Date.now()),
  );
  if (!seen) return undefined;
  const rows = rowsOf(seen, now.value);
  const firstRun = !seen.running && !seen.ended && !seen.storeProblem && seen.services.length > 0;
  const shown = rows.filter(({ service }) => !only || only.includes(service.id));
  const lines = linesOf(shown, stretch, profile);
  const nothing = stretch && lines.every(({ beats = [] }) => beats.every(({ rounds }) => rounds === 0));
  return (
    <>
      <h1>{headline(seen, rows, now.value)}</h1>
      <Top view={seen} now={now.value} checked={!firstRun} />
      {firstRun ? (
        <FirstRun view={seen} />
      ) : (
        <>
          {stretch && (
            <Since
              stretch={stretch}
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
          <FilterBar services={seen.services} networks={stretch?.networks ?? []} />
          {problem && <FailedNote problem={problem} />}
          {nothing && <p class="nothing">{t('nothing_in_range')}</p>}
          {!problem && <Heartbeats lines={lines} stretch={stretch} />}
        </>
      )}
    </>
  );
}
