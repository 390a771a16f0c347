import { crowdMarks, crowdVerdict, minReports, networkCell, ooniDays } from '../../../../protocol/wire/cell.ts';
import type { Place } from '../../../../protocol/wire/place.ts';
import type { Cell, OoniFigures, Snapshot } from '../../../../protocol/wire/snapshot.ts';
import { knownServices } from '../../../catalogue/known-services.ts';
import { readNetworks } from '../../../community/networks-file.ts';
import type { Service, ServiceId } from '../../../model/service.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { view } from '../../shared/current/state.ts';
import { FindingsList } from '../../shared/findings-list.tsx';
import { countryName, percentText } from '../../shared/format.ts';
import { LetterTile } from '../../shared/letter-tile.tsx';
import { ooniPage } from '../../shared/ooni-page.ts';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { useRead } from '../../shared/use-read.ts';

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
        <table class="table crowd-table crowd-figures">
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

interface CellViewProps {
  readonly cell: Cell | undefined;
  /** Of which people and which time it is, where a narrow page has no columns. */
  readonly label: string;
}

/** A cell as a word, a share and the number of reports. */
export function CellView({ cell, label }: CellViewProps) {
  const verdict = crowdVerdict(cell);
  const [n = 0, problem = 0, blocked = 0] = cell ?? [];
  return (
    <td data-verdict={verdict} data-label={label}>
      <span class="crowd-word" data-tone={toneOf(crowdMarks[verdict])}>
        <StateMark state={crowdMarks[verdict]} />
        {t(textKey('crowd_word', verdict))}
      </span>
      {cell && (
        <span class="crowd-share">
          {t('crowd_see_problem', { percent: percentText(problem / n) })}
          <br />
          {problem > 0 && blocked > 0 && (
            <>
              {t('crowd_blocked_part', { percent: percentText(blocked / problem) })}
              <br />
            </>
          )}
          <span class="quiet">{t('crowd_n', { n })}</span>
        </span>
      )}
    </td>
  );
}

interface OoniCellProps {
  readonly country: string;
  readonly service: ServiceId;
  readonly figures: OoniFigures | undefined;
  /** Of whose figures and which time it is, where a narrow page has no columns. */
  readonly label: string;
}

/** OONI's figures, with a link to its own page. */
function OoniCell({ country, service, figures, label }: OoniCellProps) {
  const page = ooniPage(service, country);
  return (
    <td class="crowd-ooni" data-label={label}>
      {figures && t('crowd_ooni_cell', { anomaly: figures.anomaly, n: figures.n, confirmed: figures.confirmed })}
      {page !== undefined && (
        <a href={page} target="_blank" rel="noreferrer">
          {t('crowd_ooni_link')}
        </a>
      )}
    </td>
  );
}

/** The network name of an ASN; undefined while it is looked up, and for small or unknown networks. */
export function useNetworkName(asn: number): string | undefined {
  const [networks] = useRead(() => (asn === 0 ? undefined : readNetworks()), [asn === 0]);
  return asn === 0 ? undefined : networks?.nameOf(asn);
}
