import { percentText } from '../../../pages/dashboard/parts/format-when.ts';
import { t, textLanguage } from '../../../pages/shared/text.ts';
import { shareVerdict, stripDays, stripShares } from '../../protocol/wire/cell.ts';
import type { Snapshot } from '../../protocol/wire/snapshot.ts';
import { servicesIn } from './crowd-table.tsx';

const dayMs = 24 * 60 * 60_000;

/** The last thirty days in the country, a mark for each: the fuller, the more people saw a problem. */
export function Strips({ snapshot }: { readonly snapshot: Snapshot }) {
  const strips = servicesIn(snapshot).flatMap(({ id, name }) => {
    const strip = snapshot.services[id]?.strip;
    return strip === undefined ? [] : [{ id, name, shares: stripShares(strip) }];
  });
  if (strips.length === 0) return undefined;
  const days = Array.from({ length: stripDays }, (_, index) =>
    dayName(snapshot.publishedAt * 1000 - (stripDays - index) * dayMs),
  );
  return (
    <section class="crowd-strips" aria-labelledby="crowd-strips-title">
      <h2 id="crowd-strips-title">{t('crowd_strip', { days: stripDays })}</h2>
      <dl>
        {strips.map(({ id, name, shares }) => (
          <div key={id}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <Strip name={name} shares={shares} days={days} />
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t('crowd_as_table')}</summary>
        <div class="crowd-scroll">
          <table class="crowd-table">
            <thead>
              <tr>
                <th scope="col">{t('crowd_day')}</th>
                {strips.map(({ id, name }) => (
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
                  {strips.map(({ id, shares }) => (
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

interface StripProps {
  readonly name: string;
  readonly shares: readonly (number | undefined)[];
  readonly days: readonly string[];
}

function Strip({ name, shares, days }: StripProps) {
  const known = shares.flatMap((share) => share ?? []);
  const bad = known.filter((share) => shareVerdict(share) !== 'works').length;
  return (
    <div class="crowd-strip" role="img" aria-label={t('crowd_strip_label', { app: name, bad, of: known.length })}>
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
  return new Intl.DateTimeFormat(textLanguage(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
}
