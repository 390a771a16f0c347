import { useState } from 'preact/hooks';
import { saveFile } from '../../../shared/save-file.ts';
import { t } from '../../../shared/text.ts';
import { makeExport } from './export-file.ts';
import { type ExportRequest, exportChoice } from './export-request.ts';
import { Progress } from './progress.tsx';

type Step =
  | { readonly at: 'start' | 'stopped' | 'failed' }
  | { readonly at: 'running'; readonly share: number; readonly stop: () => void }
  | { readonly at: 'done'; readonly name: string };

/** Makes the file, shows how far it is, and says how that ended. */
export function RunExport({ request }: { readonly request: ExportRequest }) {
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
    <div class="actions">
      <button
        type="button"
        class="button"
        data-action="export"
        disabled={step.at === 'running'}
        onClick={() => void start()}
      >
        {t('export_button')}
      </button>
      {step.at === 'running' && <Progress label={t('export_running')} share={step.share} stop={step.stop} />}
      <p role="status" class="done">
        {step.at === 'done' && t('export_done', { name: step.name })}
        {step.at === 'stopped' && t('export_stopped')}
        {step.at === 'failed' && t('export_failed')}
      </p>
    </div>
  );
}
