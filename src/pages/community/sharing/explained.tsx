import type { ComponentProps } from 'preact';
import { minReports } from '../../../../protocol/wire/cell.ts';
import { bucketCount, type Place } from '../../../../protocol/wire/place.ts';
import type { Report } from '../../../../protocol/wire/report.ts';
import { slotSeconds } from '../../../../protocol/wire/slot.ts';
import { keptMs, longestDelayMs, meanDelayMs } from '../../../community/outbox/outbox.ts';
import { ownVersion } from '../../../platform/browser/about-this.ts';
import { view } from '../../shared/current/state.ts';
import { moment } from '../../shared/format.ts';
import { type TextKey, t, textKey } from '../../shared/text.ts';
import { useNetworkName } from '../figures/crowd-table.tsx';
import { exampleReport } from './example-report.ts';

/** What sharing means: first who sees what and the risks, then what is never sent, the literal message, and when it goes. */
export function Explained({ place }: { readonly place: Place | undefined }) {
  return (
    <>
      <WhoSeesWhat />
      <section aria-labelledby="sharing-risks">
        <h2 id="sharing-risks">{t('sharing_risks_title')}</h2>
        <p>{t('sharing_risks')}</p>
        <p>{t('sharing_stop')}</p>
      </section>
      <section aria-labelledby="sharing-never">
        <h2 id="sharing-never">{t('sharing_never_title')}</h2>
        <p>{t('sharing_never')}</p>
      </section>
      <WhatIsSent place={place} />
      <WhenItIsSent />
    </>
  );
}

const hourMs = 3_600_000;

/** When a message goes, and what else goes so that nobody can tell it apart. */
function WhenItIsSent() {
  return (
    <section aria-labelledby="sharing-when">
      <h2 id="sharing-when">{t('sharing_when_title')}</h2>
      <p>
        {t('sharing_when', {
          minutes: meanDelayMs / 60_000,
          hours: longestDelayMs / hourMs,
          days: keptMs / hourMs / 24,
        })}
      </p>
      <p>{t('sharing_dummies')}</p>
    </section>
  );
}

/** The literal message, and the meaning of each field. */
function WhatIsSent({ place }: { readonly place: Place | undefined }) {
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
    <table class="table table-stacked crowd-table sharing-fields">
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
function WhoSeesWhat() {
  return (
    <section aria-labelledby="sharing-who">
      <h2 id="sharing-who">{t('sharing_who_title')}</h2>
      <table class="table table-stacked crowd-table">
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

/** A report byte for byte as it is sent. Lines break between its fields, and not within a word. */
export function Literal({ json, ...rest }: { readonly json: string } & ComponentProps<'pre'>) {
  return (
    <pre class="literal" dir="ltr" {...rest}>
      {json.split(/(?<=,)/).map((field) => (
        <span key={field}>{field}</span>
      ))}
    </pre>
  );
}
