import { minReports } from '../../../../protocol/wire/cell.ts';
import { bucketCount } from '../../../../protocol/wire/place.ts';
import { type TextKey, t } from '../../shared/text.ts';

interface Onlooker {
  readonly who: TextKey;
  readonly sees: TextKey;
  readonly seesNot: TextKey;
  readonly values?: { readonly buckets: number } | { readonly reports: number };
}

const onlookers: readonly Onlooker[] = [
  { who: 'sharing_provider', sees: 'sharing_provider_sees', seesNot: 'sharing_provider_not' },
  { who: 'sharing_relay', sees: 'sharing_relay_sees', seesNot: 'sharing_relay_not', values: { buckets: bucketCount } },
  { who: 'sharing_collector', sees: 'sharing_collector_sees', seesNot: 'sharing_collector_not' },
  {
    who: 'sharing_everybody',
    sees: 'sharing_everybody_sees',
    seesNot: 'sharing_everybody_not',
    values: { reports: minReports },
  },
];

/** What each party on the way sees, and where the protection ends. */
export function WhoSeesWhat() {
  return (
    <section aria-labelledby="sharing-who">
      <h2 id="sharing-who">{t('sharing_who_title')}</h2>
      <table class="crowd-table">
        <thead>
          <tr>
            <th scope="col">{t('sharing_who')}</th>
            <th scope="col">{t('sharing_sees')}</th>
            <th scope="col">{t('sharing_sees_not')}</th>
          </tr>
        </thead>
        <tbody>
          {onlookers.map(({ who, sees, seesNot, values }) => (
            <tr key={who}>
              <th scope="row">{t(who)}</th>
              <td data-label={t('sharing_sees')}>{t(sees, values)}</td>
              <td data-label={t('sharing_sees_not')}>{t(seesNot)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('sharing_limit')}</p>
    </section>
  );
}
