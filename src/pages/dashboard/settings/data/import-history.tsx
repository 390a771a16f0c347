import { useState } from 'preact/hooks';
import { serviceName } from '../../../../catalogue/known-services.ts';
import type { Settings } from '../../../../model/settings.ts';
import { type ImportPreview, importFile, previewImport } from '../../../../platform/files/import-history.ts';
import { readHistory } from '../../../../platform/store/read-history.ts';
import type { Merged } from '../../../../platform/store/store.ts';
import { Button } from '../../../shared/button.tsx';
import { catalogue } from '../../../shared/catalogue.ts';
import { now } from '../../../shared/current/state.ts';
import { list, moment } from '../../../shared/format.ts';
import { readAndClose } from '../../../shared/read-and-close.ts';
import { plural, t } from '../../../shared/text.ts';
import { FileChoice, FileError, Progress } from './file-parts.tsx';

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
      <div class="line actions">
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

interface Props {
  readonly preview: ImportPreview;
  readonly settings: Settings;
  readonly add: () => void;
  readonly cancel: () => void;
}

/** Shows what an import would add, and asks to confirm. */
function ImportSummary({ preview, settings, add, cancel }: Props) {
  const { rounds, days, notes, networks, feedback, ahead, services, first, last } = preview;
  const fresh = [rounds, days, notes, networks, feedback].reduce((sum, one) => sum + one.fresh, 0);
  const known = [rounds, days, notes, networks, feedback].reduce((sum, one) => sum + one.known, 0);
  return (
    <section class="summary" aria-label={t('import_summary')}>
      <ul>
        <li>{plural('import_rounds', rounds.fresh)}</li>
        {days.fresh > 0 && <li>{plural('import_days', days.fresh)}</li>}
        {notes.fresh > 0 && <li>{plural('import_notes', notes.fresh)}</li>}
        {feedback.fresh > 0 && <li>{plural('import_feedback', feedback.fresh)}</li>}
        {networks.fresh > 0 && <li>{plural('import_networks', networks.fresh)}</li>}
        {Object.keys(ahead).length > 0 && <li>{t('import_ahead', { what: list(refused(ahead)) })}</li>}
        {known > 0 && <li>{plural('import_known', known)}</li>}
        {services.length > 0 && (
          <li>{t('import_apps', { apps: list(services.map((id) => serviceName(id, settings, catalogue.value))) })}</li>
        )}
        {first !== undefined && last !== undefined && (
          <li>{t('import_span', { first: moment(first, now.value), last: moment(last, now.value) })}</li>
        )}
      </ul>
      {fresh > 0 && settings.leaveNoTrace && <p>{t('import_no_trace')}</p>}
      {fresh === 0 && <p>{t('import_nothing')}</p>}
      <div class="line actions">
        {fresh > 0 && <Button action="import-confirm" look="main" text={t('import_confirm')} press={add} />}
        <Button action="import-cancel" text={t('cancel')} press={cancel} />
      </div>
    </section>
  );
}

function refused({ round, day, feedback }: ImportPreview['ahead']): string[] {
  return [
    ...(round ? [plural('notify_checks', round)] : []),
    ...(day ? [plural('import_days', day)] : []),
    ...(feedback ? [plural('import_feedback', feedback)] : []),
  ];
}
