import { minReports, networkCell, ooniDays } from '../../../../protocol/wire/cell.ts';
import type { Place } from '../../../../protocol/wire/place.ts';
import type { Snapshot } from '../../../../protocol/wire/snapshot.ts';
import { knownServices } from '../../../catalogue/known-services.ts';
import type { Service } from '../../../model/service.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { countryName } from '../../shared/country-name.ts';
import { view } from '../../shared/current/state.ts';
import { FindingsList } from '../../shared/findings-list.tsx';
import { LetterTile } from '../../shared/letter-tile.tsx';
import { t } from '../../shared/text.ts';
import { CellView } from './cell-view.tsx';
import { useNetworkName } from './network-name.ts';
import { OoniCell } from './ooni-cell.tsx';

interface Props {
  readonly snapshot: Snapshot;
  readonly place: Place | undefined;
}

/**
 * Figures of each messenger: on the person's provider and in their country, for a day and a month, with OONI's beside
 * them.
 */
export function CrowdTable({ snapshot, place }: Props) {
  const asn = place?.cc === snapshot.country ? place.asn : 0;
  const name = useNetworkName(asn);
  const [hours, days] = [t('crowd_hours', { hours: 24 }), t('crowd_days', { days: 30 })];
  const provider = name === undefined ? t('crowd_your_provider') : t('crowd_provider_named', { name });
  const country = t('crowd_your_country', { country: countryName(snapshot.country) });
  const ooni = t('crowd_ooni', { days: ooniDays });
  const label = (people: string, time: string) => `${people} · ${time.replaceAll(' ', '\u00a0')}`;
  return (
    <>
      <div class="crowd-scroll">
        <table class="crowd-table crowd-figures">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t('crowd_service')}
              </th>
              {asn !== 0 && (
                <th scope="colgroup" colSpan={2}>
                  {provider}
                </th>
              )}
              <th scope="colgroup" colSpan={2}>
                {country}
              </th>
              <th scope="col" rowSpan={2}>
                {ooni}
              </th>
            </tr>
            <tr>
              {asn !== 0 && <th scope="col">{hours}</th>}
              {asn !== 0 && <th scope="col">{days}</th>}
              <th scope="col">{hours}</th>
              <th scope="col">{days}</th>
            </tr>
          </thead>
          <tbody>
            {servicesIn(snapshot).map(({ id, name: app }) => (
              <tr key={id} data-service={id}>
                <th scope="row">
                  <span class="crowd-service">
                    <LetterTile name={app} />
                    <bdi>{app}</bdi>
                  </span>
                </th>
                {asn !== 0 && <CellView cell={networkCell(snapshot, asn, id, 'day')} label={label(provider, hours)} />}
                {asn !== 0 && <CellView cell={networkCell(snapshot, asn, id, 'month')} label={label(provider, days)} />}
                <CellView cell={snapshot.services[id]?.day} label={label(country, hours)} />
                <CellView cell={snapshot.services[id]?.month} label={label(country, days)} />
                <OoniCell country={snapshot.country} service={id} figures={snapshot.services[id]?.ooni} label={ooni} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="crowd-notes quiet">
        {asn === 0 && <p>{t('crowd_small_network')}</p>}
        <p>{t('crowd_words_what', { least: minReports })}</p>
        <p>{t('crowd_ooni_what')}</p>
        {asn !== 0 && <p>{t('crowd_names_by')}</p>}
        <FindingsList country={snapshot.country} />
      </div>
    </>
  );
}

/** The services with reports, and those that the person checks. */
export function servicesIn(snapshot: Snapshot): Service[] {
  const settings = view.value?.settings;
  if (!settings) return [];
  const checked = new Set(view.value?.services.map(({ id }) => id));
  return knownServices({}, catalogue.value).filter(({ id }) => snapshot.services[id] || checked.has(id));
}
