import { useState } from 'preact/hooks';
import type { Settings } from '../../../../model/settings.ts';
import { type ImportPreview, importFile, previewImport } from '../../../../platform/files/import-history.ts';
import { readHistory } from '../../../../platform/store/read-history.ts';
import type { Merged } from '../../../../platform/store/store.ts';
import { readAndClose } from '../../../shared/read-and-close.ts';
import { plural, t } from '../../../shared/text.ts';
import { FileChoice } from './file-choice.tsx';
import { FileError } from './file-error.tsx';
import { ImportSummary } from './import-summary.tsx';
import { Progress } from './progress.tsx';

type Step =
  | { readonly at: 'start' }
  | { readonly at: 'reading' | 'adding'; readonly share: number }
  | { readonly at: 'summary'; readonly file: File; readonly preview: ImportPreview }
  | { readonly at: 'done'; readonly merged: Merged }
  | { readonly at: 'failed'; readonly error: unknown };

/** Imports a history file, after showing what that would add. */
export function ImportHistory({ settings }: { readonly settings: Settings }) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  const read = async (file: File) => {
    setStep({ at: 'reading', share: 0 });
    try {
      const preview = await readAndClose(readHistory(), (reader) =>
        previewImport(file, reader, (share) => setStep({ at: 'reading', share })),
      );
      setStep({ at: 'summary', file, preview });
    } catch (error) {
      setStep({ at: 'failed', error });
    }
  };
  const add = async (file: File) => {
    setStep({ at: 'adding', share: 0 });
    try {
      const merged = await importFile(file, (share) => setStep({ at: 'adding', share }));
      setStep({ at: 'done', merged });
    } catch (error) {
      setStep({ at: 'failed', error });
    }
  };
  return (
    <div class="block">
      <h3>{t('import_title')}</h3>
      <p class="quiet">{t('import_hint')}</p>
      <div class="actions">
        <FileChoice
          action="import"
          text={t('file_choose')}
          accept=".json,.gz,application/json,application/gzip"
          disabled={step.at === 'reading' || step.at === 'adding'}
          chosen={(file) => void read(file)}
        />
        {(step.at === 'reading' || step.at === 'adding') && (
          <Progress label={t(step.at === 'reading' ? 'import_reading' : 'import_adding')} share={step.share} />
        )}
      </div>
      {step.at === 'summary' && (
        <ImportSummary
          preview={step.preview}
          settings={settings}
          add={() => void add(step.file)}
          cancel={() => setStep({ at: 'start' })}
        />
      )}
      {step.at === 'failed' && <FileError error={step.error} />}
      <p role="status" class="done">
        {step.at === 'done' && plural('import_done', step.merged.added)}
      </p>
    </div>
  );
}
