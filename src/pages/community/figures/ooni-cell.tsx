import type { OoniFigures } from '../../../community/protocol/wire/snapshot.ts';
import type { ServiceId } from '../../../model/service.ts';
import { t } from '../../shared/text.ts';

/** OONI's tests of messengers, by our ids. */
const tests: Readonly<Record<ServiceId, string>> = {
  whatsapp: 'whatsapp',
  telegram: 'telegram',
  signal: 'signal',
  messenger: 'facebook_messenger',
};

interface Props {
  readonly country: string;
  readonly service: ServiceId;
  readonly figures: OoniFigures | undefined;
  /** Of whose figures and which time it is, where a narrow page has no columns. */
  readonly label: string;
}

/** OONI's figures, with a link to its own page. */
export function OoniCell({ country, service, figures, label }: Props) {
  const test = tests[service];
  return (
    <td class="crowd-ooni" data-label={label}>
      {figures && t('crowd_ooni_cell', { anomaly: figures.anomaly, n: figures.n, confirmed: figures.confirmed })}
      {test !== undefined && (
        <a
          href={`https://explorer.ooni.org/chart/mat?probe_cc=${country}&test_name=${test}&axis_x=measurement_start_day`}
          target="_blank"
          rel="noreferrer"
        >
          {t('crowd_ooni_link')}
        </a>
      )}
    </td>
  );
}
