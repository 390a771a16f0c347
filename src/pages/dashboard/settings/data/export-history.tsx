import { useRef, useState } from 'preact/hooks';
import { knownServices } from '../../../../catalogue/known-services.ts';
import { unknownNetwork } from '../../../../model/network-label.ts';
import type { Settings } from '../../../../model/settings.ts';
import { type ExportChoice, exportForms } from '../../../../platform/files/export-history.ts';
import { saveFile } from '../../../shared/save-file.ts';
import { plural, t, textKey } from '../../../shared/text.ts';
import { networkLabel } from '../../parts/network-label.ts';
import { ChoiceRow } from '../choice-row.tsx';
import { SwitchRow } from '../switch-row.tsx';
import { useLatest } from '../use-latest.ts';
import { makeExport } from './export-file.ts';
import { Progress } from './progress.tsx';
import { everything, rangeDays, readStoredNetworks, sinceDays } from './scope-choices.ts';

/** Exports the history to a file. */
export function ExportHistory({ settings }: { readonly settings: Settings }) {
  const [form, setForm] = useState<ExportChoice['form']>('json');
  const [days, setDays] = useState(0);
  const [service, setService] = useState(everything);
  const [network, setNetwork] = useState(everything);
  const [withoutNames, setWithoutNames] = useState(true);
  const [gzip, setGzip] = useState(false);
  const [share, setShare] = useState<number | undefined>(undefined);
  const [result, setResult] = useState('');
  const stop = useRef(new AbortController());
  const networks = useLatest(readStoredNetworks) ?? [];
  const services = knownServices(settings);

  const start = async () => {
    stop.current = new AbortController();
    setShare(0);
    setResult('');
    const choice: ExportChoice = {
      form,
      withNetworkNames: !withoutNames,
      ...(days > 0 ? { since: sinceDays(days, Date.now()) } : {}),
      ...(service === everything ? {} : { service }),
      ...(network === everything ? {} : { profile: network }),
    };
    try {
      const { file, name } = await makeExport(choice, gzip, setShare, stop.current.signal);
      saveFile(file, name);
      setResult(t('export_done', { name }));
    } catch {
      setResult(t(stop.current.signal.aborted ? 'export_stopped' : 'export_failed'));
    }
    setShare(undefined);
  };

  return (
    <div class="block">
      <h3>{t('export_title')}</h3>
      <p class="quiet">{t('export_hint')}</p>
      <ChoiceRow
        action="export-form"
        label={t('export_form')}
        hint={t('export_form_hint')}
        choices={exportForms}
        chosen={form}
        text={(one) => t(textKey('export_form', one))}
        change={setForm}
      />
      <ChoiceRow
        action="export-days"
        label={t('export_range')}
        choices={rangeDays}
        chosen={days}
        text={(count) => (count === 0 ? t('scope_all_time') : plural('scope_days', count))}
        change={setDays}
      />
      <ChoiceRow
        action="export-service"
        label={t('scope_service')}
        choices={[everything, ...services.map(({ id }) => id)]}
        chosen={service}
        text={(id) => services.find((one) => one.id === id)?.name ?? t('scope_all_services')}
        isName={(id) => id !== everything}
        change={setService}
      />
      <ChoiceRow
        action="export-network"
        label={t('scope_network')}
        choices={[everything, ...networks.map(({ id }) => id)]}
        chosen={network}
        text={(id) => (id === everything ? t('scope_all_networks') : networkLabel(id, networks))}
        isName={(id) => id !== everything && id !== unknownNetwork}
        change={setNetwork}
      />
      <SwitchRow
        action="export-without-names"
        label={t('export_without_names')}
        on={withoutNames}
        change={setWithoutNames}
      />
      <SwitchRow
        action="export-gzip"
        label={t('export_gzip')}
        hint={t('export_gzip_hint')}
        on={gzip}
        change={setGzip}
      />
      <div class="actions">
        <button
          type="button"
          class="button"
          data-action="export"
          disabled={share !== undefined}
          onClick={() => void start()}
        >
          {t('export_button')}
        </button>
        {share !== undefined && (
          <Progress label={t('export_running')} share={share} stop={() => stop.current.abort()} />
        )}
        <p role="status" class="done">
          {result}
        </p>
      </div>
    </div>
  );
}
