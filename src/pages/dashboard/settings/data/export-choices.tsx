import { knownServices } from '../../../../catalogue/known-services.ts';
import { unknownNetwork } from '../../../../model/network-label.ts';
import type { Settings } from '../../../../model/settings.ts';
import { exportForms } from '../../../../platform/files/export-history.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { plural, t, textKey } from '../../../shared/text.ts';
import { networkLabel } from '../../parts/network-label.ts';
import { ChoiceRow } from '../choice-row.tsx';
import { SwitchRow } from '../switch-row.tsx';
import { useLatest } from '../use-latest.ts';
import type { ExportRequest } from './export-request.ts';
import { everything, rangeDays, readStoredNetworks } from './scope-choices.ts';

interface Props {
  readonly settings: Settings;
  readonly request: ExportRequest;
  readonly change: (changed: Partial<ExportRequest>) => void;
}

/** The rows in which a person says what to export. */
export function ExportChoices({ settings, request, change }: Props) {
  const networks = useLatest(readStoredNetworks) ?? [];
  const services = knownServices(settings, catalogue.value);
  return (
    <>
      <ChoiceRow
        action="export-form"
        label={t('export_form')}
        hint={t('export_form_hint')}
        choices={exportForms}
        chosen={request.form}
        text={(one) => t(textKey('export_form', one))}
        change={(form) => change({ form })}
      />
      <ChoiceRow
        action="export-days"
        label={t('export_range')}
        choices={rangeDays}
        chosen={request.days}
        text={(count) => (count === 0 ? t('scope_all_time') : plural('scope_days', count))}
        change={(days) => change({ days })}
      />
      <ChoiceRow
        action="export-service"
        label={t('scope_service')}
        choices={[everything, ...services.map(({ id }) => id)]}
        chosen={request.service}
        text={(id) => services.find((one) => one.id === id)?.name ?? t('scope_all_services')}
        isName={(id) => id !== everything}
        change={(service) => change({ service })}
      />
      <ChoiceRow
        action="export-network"
        label={t('scope_network')}
        choices={[everything, ...networks.map(({ id }) => id)]}
        chosen={request.network}
        text={(id) => (id === everything ? t('scope_all_networks') : networkLabel(id, networks))}
        isName={(id) => id !== everything && id !== unknownNetwork}
        change={(network) => change({ network })}
      />
      <SwitchRow
        action="export-without-names"
        label={t('export_without_names')}
        on={request.withoutNames}
        change={(withoutNames) => change({ withoutNames })}
      />
      <SwitchRow
        action="export-gzip"
        label={t('export_gzip')}
        hint={t('export_gzip_hint')}
        on={request.gzip}
        change={(gzip) => change({ gzip })}
      />
    </>
  );
}
