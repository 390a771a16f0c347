import { useState } from 'preact/hooks';
import { knownServices } from '../../../../catalogue/known-services.ts';
import { addDays } from '../../../../history/local-time.ts';
import { unknownNetwork } from '../../../../model/network-label.ts';
import type { Settings } from '../../../../model/settings.ts';
import { ownVersion } from '../../../../platform/browser/about-this.ts';
import { systemClock } from '../../../../platform/browser/clock.ts';
import {
  asFile,
  type ExportChoice,
  exportForms,
  exportHistory,
  type Piece,
} from '../../../../platform/files/export-history.ts';
import { readHistory } from '../../../../platform/store/read-history.ts';
import { Button } from '../../../shared/button.tsx';
import { catalogue } from '../../../shared/catalogue.ts';
import { readAndClose } from '../../../shared/read-and-close.ts';
import { saveFile } from '../../../shared/save-file.ts';
import { plural, t, textKey } from '../../../shared/text.ts';
import { networkLabel, readStoredNetworks } from '../../parts/network-label.ts';
import { ChoiceRow, SwitchRow } from '../rows.tsx';
import { useLatest } from '../use-latest.ts';
import { Progress } from './file-parts.tsx';

/** Exports the history to a file. */
export function ExportHistory({ settings }: { readonly settings: Settings }) {
  const [request, setRequest] = useState(firstRequest);
  return (
    <div class="block">
      <h3>{t('export_title')}</h3>
      <p class="quiet">{t('export_hint')}</p>
      <ExportChoices
        settings={settings}
        request={request}
        change={(changed) => setRequest((before) => ({ ...before, ...changed }))}
      />
      <RunExport request={request} />
    </div>
  );
}

interface Props {
  readonly settings: Settings;
  readonly request: ExportRequest;
  readonly change: (changed: Partial<ExportRequest>) => void;
}

/** The rows in which a person says what to export. */
function ExportChoices({ settings, request, change }: Props) {
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
        text={(count) => (count === undefined ? t('scope_all_time') : plural('scope_days', count))}
        change={(days) => change({ days })}
      />
      <ChoiceRow
        action="export-service"
        label={t('scope_service')}
        choices={[undefined, ...services.map(({ id }) => id)]}
        chosen={request.service}
        text={(id) => services.find((one) => one.id === id)?.name ?? t('scope_all_services')}
        isName={(id) => id !== undefined}
        change={(service) => change({ service })}
      />
      <ChoiceRow
        action="export-network"
        label={t('scope_network')}
        choices={[undefined, ...networks.map(({ id }) => id)]}
        chosen={request.network}
        text={(id) => (id === undefined ? t('scope_all_networks') : networkLabel(id, networks))}
        isName={(id) => id !== undefined && id !== unknownNetwork}
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

type Step =
  | { readonly at: 'start' | 'stopped' | 'failed' }
  | { readonly at: 'running'; readonly share: number; readonly stop: () => void }
  | { readonly at: 'done'; readonly name: string };

/** Makes the file, shows how far it is, and says how that ended. */
function RunExport({ request }: { readonly request: ExportRequest }) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  const start = async () => {
    const aborter = new AbortController();
    const showShare = (share: number) => setStep({ at: 'running', share, stop: () => aborter.abort() });
    showShare(0);
    try {
      const { file, name } = await makeExport(exportChoice(request), request.gzip, showShare, aborter.signal);
      saveFile(file, name);
      setStep({ at: 'done', name });
    } catch {
      setStep({ at: aborter.signal.aborted ? 'stopped' : 'failed' });
    }
  };
  return (
    <div class="line actions">
      <Button action="export" text={t('export_button')} disabled={step.at === 'running'} press={start} />
      {step.at === 'running' && <Progress label={t('export_running')} share={step.share} stop={step.stop} />}
      <p role="status" class="done">
        {step.at === 'done' && t('export_done', { name: step.name })}
        {step.at === 'stopped' && t('export_stopped')}
        {step.at === 'failed' && t('export_failed')}
      </p>
    </div>
  );
}

const types: Readonly<Record<ExportChoice['form'], { readonly type: string; readonly ending: string }>> = {
  json: { type: 'application/json', ending: 'json' },
  csv: { type: 'text/csv', ending: 'csv' },
  ooni: { type: 'application/x-ndjson', ending: 'jsonl' },
};

/** Makes the file. Rejects with the reason of `stop` if that is aborted. @param onProgress called with 0..1 */
async function makeExport(
  choice: ExportChoice,
  gzip: boolean,
  onProgress: (share: number) => void,
  stop: AbortSignal,
): Promise<{ readonly file: Blob; readonly name: string }> {
  const { type, ending } = types[choice.form];
  return readAndClose(readHistory(), async (reader) => {
    const pieces = untilStopped(exportHistory(reader, choice, ownVersion()), stop);
    const file = await asFile(pieces, { type, gzip }, onProgress);
    const today = new Date().toISOString().slice(0, 10);
    return { file, name: `reachable-history-${today}.${ending}${gzip ? '.gz' : ''}` };
  });
}

async function* untilStopped(pieces: AsyncIterable<Piece>, stop: AbortSignal): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    stop.throwIfAborted();
    yield piece;
  }
}

/** How many days an export can go back. */
const rangeDays = [undefined, 1, 7, 30, 90] as const;

/** What a person asks to export. */
interface ExportRequest {
  readonly form: ExportChoice['form'];
  readonly days?: (typeof rangeDays)[number];
  readonly service?: string | undefined;
  readonly network?: string | undefined;
  readonly withoutNames: boolean;
  readonly gzip: boolean;
}

const firstRequest: ExportRequest = { form: 'json', withoutNames: true, gzip: false };

const exportChoice = ({ form, days, service, network, withoutNames }: ExportRequest): ExportChoice => ({
  form,
  withNetworkNames: !withoutNames,
  ...(days === undefined ? {} : { since: sinceDays(days, Date.now()) }),
  ...(service === undefined ? {} : { service }),
  ...(network === undefined ? {} : { profile: network }),
});

/** Epoch ms at which the first of the last `days` days begins. Today is the last one. */
function sinceDays(days: number, now: number): number {
  const clock = systemClock();
  return clock.startOf(addDays(clock.timeAt(now).day, 1 - days));
}
