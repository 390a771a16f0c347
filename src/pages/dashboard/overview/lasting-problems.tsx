import { Link } from 'wouter-preact';
import { standingOf } from '../../../history/changes.ts';
import { addDays } from '../../../history/local-time.ts';
import { knownRounds } from '../../../history/tally.ts';
import type { Change } from '../../../history/turns.ts';
import type { Settings } from '../../../model/settings.ts';
import { isProblem } from '../../../model/verdict.ts';
import { moment } from '../../shared/format.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { AddNote } from '../parts/add-note.tsx';
import { changeText } from '../parts/change-list.tsx';
import type { ChartData } from '../parts/chart-data.ts';
import { networkLabel } from '../parts/network-label.ts';
import { pathOfService } from '../parts/paths.ts';

interface Props {
  readonly chartData: ChartData;
  readonly services: readonly string[];
  readonly profile: string | undefined;
  readonly settings: Settings;
  readonly now: number;
}

/** Problems that still last, each with the time at which it began. */
export function LastingProblems({ chartData, services, profile, settings, now }: Props) {
  const lasting = standingOf(chartData.recent, { profile }).filter(
    (one) =>
      one.function === undefined &&
      isProblem(one.state) &&
      services.includes(one.service) &&
      isKnownLately(one, chartData, now),
  );
  if (lasting.length === 0) return undefined;
  return (
    <section class="since" aria-labelledby="since-title">
      <h2 id="since-title">{t('since_title')}</h2>
      <ul>
        {lasting.map((one) => {
          const when = moment(one.at, now);
          return (
            <li key={`${one.profile} ${one.service}`} data-since={one.service} data-tone={toneOf(one.state)}>
              <StateMark state={one.state} />
              <span>
                {changeText(one, settings)}{' '}
                <span class="quiet">{t(one.from === undefined ? 'since_at_least' : 'since', { when })}</span>
              </span>
              {chartData.networks.length > 1 && (
                <bdi class="quiet">{networkLabel(one.profile, chartData.networks)}</bdi>
              )}
              <Link href={pathOfService(one.service)} aria-label={t('details_of', { app: changeText(one, settings) })}>
                {t('details')}
              </Link>
            </li>
          );
        })}
      </ul>
      <AddNote />
    </section>
  );
}

/** Was anything found out of the service today or yesterday? A problem in a hotel weeks ago may have ended since. */
function isKnownLately({ profile, service }: Change, { recent, clock }: ChartData, now: number): boolean {
  const yesterday = addDays(clock.timeAt(now).day, -1);
  return recent.some((one) => {
    const total = one.day >= yesterday && one.profile === profile ? one.services[service]?.total : undefined;
    return total !== undefined && knownRounds(total) > 0;
  });
}
