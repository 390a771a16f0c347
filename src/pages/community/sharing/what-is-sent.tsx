import type { Place } from '../../../../protocol/wire/place.ts';
import type { Report } from '../../../../protocol/wire/report.ts';
import { slotSeconds } from '../../../../protocol/wire/slot.ts';
import { ownVersion } from '../../../platform/browser/about-this.ts';
import { view } from '../../shared/current/state.ts';
import { moment } from '../../shared/format.ts';
import { type TextKey, t, textKey } from '../../shared/text.ts';
import { useNetworkName } from '../figures/network-name.ts';
import { exampleReport } from './example-report.ts';
import { Literal } from './literal.tsx';

/** The literal message, and the meaning of each field. */
export function WhatIsSent({ place }: { readonly place: Place | undefined }) {
  const { report, own, placed } = exampleReport(view.value?.finished, place, ownVersion(), Date.now());
  return (
    <section aria-labelledby="sharing-fields">
      <h2 id="sharing-fields">{t('sharing_fields_title')}</h2>
      <p>{t(own ? 'sharing_fields_latest' : 'sharing_fields_example')}</p>
      <Literal json={placed ? JSON.stringify(report) : unplaced(report)} data-report />
      {!placed && <p class="quiet">{t('sharing_place_unknown')}</p>}
      <Fields report={report} placed={placed} />
    </section>
  );
}

/** Shows unknown country and network as `?`. */
const unplaced = (report: Report) => JSON.stringify({ ...report, cc: '?', asn: '?' });

function Fields({ report, placed }: { readonly report: Report; readonly placed: boolean }) {
  const name = useNetworkName(placed ? report.asn : 0);
  const meaning = (field: string): string => {
    switch (field) {
      case 'slot':
        return t('report_field_slot', {
          hours: slotSeconds / 3600,
          from: moment(report.slot * slotSeconds * 1000, Date.now()),
          to: moment((report.slot + 1) * slotSeconds * 1000, Date.now()),
        });
      case 'asn':
        return name === undefined ? t('report_field_asn_small') : t('report_field_asn', { name });
      default:
        return t(textKey('report_field', field as Exclude<keyof Report, 'slot' | 'asn'>) as TextKey);
    }
  };
  return (
    <table class="crowd-table sharing-fields">
      <thead>
        <tr>
          <th scope="col">{t('sharing_field')}</th>
          <th scope="col">{t('sharing_value')}</th>
          <th scope="col">{t('sharing_meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(report).map(([field, value]) => (
          <tr key={field}>
            <th scope="row">
              <code dir="ltr">{field}</code>
            </th>
            <td>
              <code dir="ltr">{!placed && (field === 'cc' || field === 'asn') ? '?' : JSON.stringify(value)}</code>
            </td>
            <td>{meaning(field)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
