import { useState } from 'preact/hooks';
import { looksLikeCatalogueName } from '../../../../catalogue/catalogue-names.ts';
import { readSettingsFile, settingsFile } from '../../../../history/export/settings-file.ts';
import type { Settings } from '../../../../model/settings.ts';
import { mayNotify } from '../../../../platform/browser/notifications.ts';
import { replaceSettings } from '../../../../platform/values/local-values.ts';
import { intervalText } from '../../../shared/background-checks.ts';
import { Button } from '../../../shared/button.tsx';
import { catalogue } from '../../../shared/catalogue.ts';
import { chosenServices } from '../../../shared/chosen-services.ts';
import { leaveNoTrace } from '../../../shared/current/actions.ts';
import { list } from '../../../shared/format.ts';
import { saveFile } from '../../../shared/save-file.ts';
import { plural, t } from '../../../shared/text.ts';
import { FileChoice, FileError } from './file-parts.tsx';
import { settingsChanges } from './settings-changes.ts';

type Step =
  | { readonly at: 'start' | 'done' }
  | { readonly at: 'summary'; readonly settings: Settings }
  | { readonly at: 'failed'; readonly error: unknown };

/** Exports and imports settings apart from the history, because a person may want to pass on only one of them. */
export function SettingsFile({ settings }: { readonly settings: Settings }) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  const save = () => {
    const file = new Blob([settingsFile(settings, Date.now())], { type: 'application/json' });
    saveFile(file, 'reachable-settings.json');
  };
  const read = async (file: File) => {
    try {
      setStep({
        at: 'summary',
        settings: readSettingsFile(await file.text(), (name) => looksLikeCatalogueName(name, catalogue.value)),
      });
    } catch (error) {
      setStep({ at: 'failed', error });
    }
  };
  const use = async (theirs: Settings) => {
    if (theirs.leaveNoTrace !== settings.leaveNoTrace && !(await leaveNoTrace(theirs.leaveNoTrace))) return;
    await replaceSettings({
      ...theirs,
      ...(theirs.background ? { backgroundSince: Date.now() } : {}),
      // The permission was given to another browser, and may be missing in this one.
      notify: theirs.notify && (await mayNotify()),
    });
    setStep({ at: 'done' });
  };
  return (
    <div class="block">
      <h3>{t('settings_file')}</h3>
      <p class="quiet">{t('settings_file_hint')}</p>
      <div class="line actions">
        <Button action="export-settings" text={t('settings_file_save')} press={save} />
        <FileChoice
          action="import-settings"
          text={t('file_choose')}
          accept=".json,application/json"
          chosen={(file) => void read(file)}
        />
      </div>
      {step.at === 'summary' && (
        <section class="summary" aria-label={t('settings_file_summary')}>
          <ul>
            <li>{t('settings_file_apps', { apps: list(chosenServices(step.settings).map(({ name }) => name)) })}</li>
            <li>
              {step.settings.background
                ? t('settings_file_background', { every: intervalText(step.settings.everyMinutes) })
                : t('settings_file_no_background')}
            </li>
            {settingsChanges(settings, step.settings).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {keptDays(step.settings) < keptDays(settings) && (
              <li>{plural('settings_file_keep', keptDays(step.settings))}</li>
            )}
          </ul>
          <div class="line actions">
            <Button
              action="settings-confirm"
              look="main"
              text={t('settings_file_use')}
              press={() => use(step.settings)}
            />
            <Button text={t('cancel')} press={() => setStep({ at: 'start' })} />
          </div>
        </section>
      )}
      {step.at === 'failed' && <FileError error={step.error} />}
      <p role="status" class="done">
        {step.at === 'done' && t('settings_file_done')}
      </p>
    </div>
  );
}

function keptDays({ keepDays }: Settings): number {
  return keepDays === 'forever' ? Number.POSITIVE_INFINITY : keepDays;
}
