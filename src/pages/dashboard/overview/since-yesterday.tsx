import { Link } from 'wouter-preact';
import { changesOf } from '../../../history/changes.ts';
import { foldedChanges } from '../../../history/folded-changes.ts';
import { addDays } from '../../../history/local-time.ts';
import { isOwn } from '../../../history/own.ts';
import type { Settings } from '../../../model/settings.ts';
import { moment } from '../../shared/format.ts';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { plural, t } from '../../shared/text.ts';
import { changeText } from '../parts/change-list.tsx';
import type { ChartData } from '../parts/chart-data.ts';
import { networkLabel } from '../parts/network-label.ts';

interface Props {
  readonly chartData: ChartData;
  readonly profile: string | undefined;
  readonly settings: Settings;
  readonly now: number;
}

const maxLines = 2;

/** What changed since the beginning of yesterday, a line for each messenger. */
export function SinceYesterday({ chartData: { recent, clock, networks }, profile, settings, now }: Props) {
  const yesterday = clock.startOf(addDays(clock.timeAt(now).day, -1));
  const folded = foldedChanges(changesOf(recent.filter(isOwn), { profile }), yesterday);
  return (
    <section class="yesterday" aria-labelledby="yesterday-title">
      <h2 id="yesterday-title">{t('yesterday_title')}</h2>
      {folded.length === 0 && <p class="quiet">{t('changes_none')}</p>}
      <ul>
        {folded.slice(0, maxLines).map(({ change, times }) => (
          <li
            key={`${change.profile} ${change.service}`}
            data-changed={change.service}
            data-tone={toneOf(change.state)}
          >
            <StateMark state={change.state} />
            <span>
              {changeText(change, settings)}{' '}
              <span class="quiet">
                {[moment(change.at, now), ...(times > 1 ? [plural('yesterday_times', times)] : [])].join(' · ')}
                {networks.length > 1 && (
                  <>
                    {' · '}
                    <bdi>{networkLabel(change.profile, networks)}</bdi>
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {folded.length > 0 && (
        <Link href="/history/changes" data-action="all-changes">
          {t('yesterday_all')}
        </Link>
      )}
    </section>
  );
}
