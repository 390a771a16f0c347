import { Link } from 'wouter-preact';
import type { Settings } from '../../../model/settings.ts';
import { community } from '../../community/entry.tsx';
import { FunctionList } from '../../shared/current/function-list.tsx';
import { pageToTry } from '../../shared/current/page-to-try.ts';
import type { Row } from '../../shared/current/rows.ts';
import { ServiceDetails } from '../../shared/current/service-details.tsx';
import { StatePill } from '../../shared/current/state-pill.tsx';
import { lazy } from '../../shared/lazy.tsx';
import { LetterTile } from '../../shared/letter-tile.tsx';
import { toneOf, verdictMarks } from '../../shared/state-mark.tsx';
import { t } from '../../shared/text.ts';
import type { AsTabProps } from './as-tab.tsx';

interface Props {
  readonly row: Row;
  readonly now: number;
  readonly running: boolean;
  /** The history was read and has no check of this service. */
  readonly neverChecked: boolean;
  /** Do checks include it? */
  readonly isOn: boolean;
  readonly settings: Settings;
}

/** The current state, with the evidence unfolded. */
export function Current({ row, now, running, neverChecked, isOn, settings }: Props) {
  const { service, verdict } = row;
  const quiet = row.old || row.pending;
  const page = pageToTry(row, settings);
  return (
    <section
      class="current"
      aria-labelledby="service-title"
      data-service={service.id}
      data-stage={row.stage}
      {...verdictMarks(verdict, toneOf(row.state, quiet))}
    >
      <div class="line current-head">
        <LetterTile name={service.name} />
        <h1 id="service-title">
          <bdi>{service.name}</bdi>
        </h1>
        <StatePill row={row} />
      </div>
      {verdict && (
        <>
          <FunctionList app={service.name} verdict={verdict} quiet={quiet} shown />
          <div class="details">
            <ServiceDetails row={row} now={now} running={running} dated unfolded>
              {community.VerdictLine && <community.VerdictLine verdict={verdict} />}
            </ServiceDetails>
            {page !== undefined && <LazyAsTab key={verdict.at} app={service.name} url={page} running={running} />}
          </div>
        </>
      )}
      {neverChecked && (
        <p class="nothing">
          {t('service_unchecked', { app: service.name })}{' '}
          {isOn ? <Link href="/">{t('to_overview')}</Link> : <Link href="/settings/apps">{t('choose_apps')}</Link>}
        </p>
      )}
    </section>
  );
}

/** Loaded where a page failed. */
const LazyAsTab = lazy<AsTabProps>(async () => (await import('./as-tab.tsx')).AsTab);
