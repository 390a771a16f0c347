import { useState } from 'preact/hooks';
import { looksLikeCatalogueName } from '../../../../catalogue/catalogue-names.ts';
import { readSettingsFile, settingsFile } from '../../../../history/export/settings-file.ts';
import { serviceFrom } from '../../../../model/custom-service.ts';
import type { Service } from '../../../../model/service.ts';
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
import { plural, type TextKey, t } from '../../../shared/text.ts';
import { settingNames, settingRows } from '../setting-rows.tsx';
import { FileChoice, FileError } from './file-parts.tsx';

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

/** What the settings of a file would switch, add, remove, rename or change, in a line each. */
function settingsChanges(present: Settings, theirs: Settings): string[] {
  const mine = addedIn(present);
  const other = addedIn(theirs);
  const [on, onThen] = [chosenServices(present), chosenServices(theirs)];
  const removed = without(mine, other);
  const added = without(other, mine);
  const answersElse = ({ id, endpoints }: Service) => {
    const before = mine.find((one) => one.id === id);
    return before !== undefined && before.endpoints[0]?.healthy.status !== endpoints[0]?.healthy.status;
  };
  const lines: readonly (readonly [TextKey, readonly string[]])[] = [
    ['settings_file_off', [...names(without(on, [...onThen, ...removed])), ...settingsThat('off', present, theirs)]],
    ['settings_file_removes', names(removed)],
    ['settings_file_adds', names(added)],
    ['settings_file_on', [...names(without(onThen, [...on, ...added])), ...settingsThat('on', present, theirs)]],
    ['settings_file_changes', [...names(other.filter(answersElse)), ...settingsThat('change', present, theirs)]],
  ];
  const renamed = mine.flatMap(({ id, name }) => {
    const then = other.find((one) => one.id === id)?.name ?? name;
    return then === name ? [] : [t('settings_file_renames', { old: name, new: then })];
  });
  return [
    ...lines.flatMap(([key, things]) => (things.length > 0 ? [t(key, { things: list(things) })] : [])),
    ...renamed,
  ];
}

const addedIn = ({ custom = [] }: Settings) => custom.map(serviceFrom);

const names = (services: readonly Service[]) => services.map(({ name }) => name);

function without(services: readonly Service[], others: readonly Service[]): Service[] {
  return services.filter(({ id }) => !others.some((other) => other.id === id));
}

/** The labels of the settings that go off, go on, or change in another way. */
function settingsThat(how: 'off' | 'on' | 'change', present: Settings, theirs: Settings): string[] {
  return settingNames
    .filter((name) => {
      const [now, then] = [present[name] ?? false, theirs[name] ?? false];
      if (JSON.stringify(now) === JSON.stringify(then)) return false;
      if (typeof now === 'boolean' && typeof then === 'boolean') return how === (then ? 'on' : 'off');
      return how === 'change';
    })
    .map((name) => t(settingRows[name].label));
}
