import type { OoniFigures } from '../../../../protocol/wire/snapshot.ts';
import type { ServiceId } from '../../../model/service.ts';
import { ooniPage } from '../../shared/ooni-page.ts';
import { t } from '../../shared/text.ts';

interface Props {
  readonly country: string;
  readonly service: ServiceId;
  readonly figures: OoniFigures | undefined;
  /** Of whose figures and which time it is, where a narrow page has no columns. */
  readonly label: string;
}

/** OONI's figures, with a link to its own page. */
export function OoniCell({ country, service, figures, label }: Props) {
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
