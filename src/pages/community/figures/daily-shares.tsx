import { dailyShares, monthDays, shareVerdict } from '../../../../protocol/wire/cell.ts';
import type { Snapshot } from '../../../../protocol/wire/snapshot.ts';
import { percentText } from '../../shared/format.ts';
import { dateFormat } from '../../shared/intl-formats.ts';
import { t } from '../../shared/text.ts';
import { servicesIn } from './crowd-table.tsx';

const dayMs = 24 * 60 * 60_000;

/** A bar for each of the last thirty days in the country: the taller, the more people saw a problem. */
export function DailyShares({ snapshot }: { readonly snapshot: Snapshot }) {
  const services = servicesIn(snapshot).flatMap(({ id, name }) => {
    const tenths = snapshot.services[id]?.strip;
    return tenths === undefined ? [] : [{ id, name, shares: dailyShares(tenths) }];
  });
  if (services.length === 0) return undefined;
  const days = Array.from({ length: monthDays }, (_, index) =>
    dayName(snapshot.publishedAt * 1000 - (monthDays - index) * dayMs),
  );
  return (
    <section class="crowd-daily-shares" aria-labelledby="crowd-daily-shares-title">
      <h2 id="crowd-daily-shares-title">{t('crowd_strip', { days: monthDays })}</h2>
      <dl>
        {services.map(({ id, name, shares }) => (
          <div key={id}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <DayBars name={name} shares={shares} days={days} />
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t('crowd_as_table')}</summary>
        <div class="crowd-scroll">
          <table class="table crowd-table">
            <thead>
              <tr>
                <th scope="col">{t('crowd_day')}</th>
                {services.map(({ id, name }) => (
                  <th key={id} scope="col">
                    <bdi>{name}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((day, index) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  {services.map(({ id, shares }) => (
                    <td key={id}>{shareText(shares[index])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

interface DayBarsProps {
  readonly name: string;
  readonly shares: readonly (number | undefined)[];
  readonly days: readonly string[];
}

function DayBars({ name, shares, days }: DayBarsProps) {
  const known = shares.flatMap((share) => share ?? []);
  const bad = known.filter((share) => shareVerdict(share) !== 'works').length;
  return (
    <div class="crowd-day-bars" role="img" aria-label={t('crowd_strip_label', { app: name, bad, of: known.length })}>
      {shares.map((share, index) => (
        <span
          key={days[index]}
          title={
            share === undefined
              ? t('crowd_strip_none', { day: days[index] ?? '' })
              : t('crowd_strip_day', { day: days[index] ?? '', percent: percentText(share) })
          }
          data-share={share === undefined ? 'none' : undefined}
        >
          {share ? <i style={{ blockSize: `${Math.max(10, share * 100)}%` }} /> : undefined}
        </span>
      ))}
    </div>
  );
}

const shareText = (share: number | undefined) => (share === undefined ? t('crowd_word_too_few') : percentText(share));

/** Whole days are counted in UTC, as the publisher does. */
function dayName(at: number): string {
  return dateFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
}
