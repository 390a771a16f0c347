import type { FunctionComponent } from 'preact';
import { isQuiet } from '../../../catalogue/quiet-countries.ts';
import { budgets, hours, intervals, keepDaysChoices, type Settings, themes } from '../../../model/settings.ts';
import { localHints } from '../../../platform/browser/hints.ts';
import { changeSettings } from '../../../platform/values/local-values.ts';
import { chooseInterval, intervalCost, switchBackground } from '../../shared/background-checks.ts';
import { saverMegabytes } from '../../shared/check-button.tsx';
import { chosenServices } from '../../shared/chosen-services.ts';
import type { Offered } from '../../shared/controls.tsx';
import { leaveNoTrace } from '../../shared/current/actions.ts';
import { hourOfDay } from '../../shared/format.ts';
import { LanguageChoice } from '../../shared/language-choice.tsx';
import type { SettingsProps } from '../../shared/settings-section.ts';
import { plural, type TextKey, t, textKey } from '../../shared/text.ts';
import { DataUsed, IntervalNotes, NotifyAbout, NotifyProblems, StorageUsed, switchNotify } from './beside-rows.tsx';
import { ChoiceRow, SwitchRow } from './rows.tsx';

/** What belongs to a moment, or has a section of its own. */
type Unlabelled = 'version' | 'services' | 'custom' | 'pausedUntil' | 'backgroundSince';

type LabelledSetting = Exclude<keyof Settings, Unlabelled>;

interface SettingRow<Value> {
  /** The id of its section. */
  readonly where: string;
  readonly label: TextKey;
  readonly hint?: TextKey | ((settings: Settings) => string);
  /** Where tests find its control. Absent if it has none of its own. */
  readonly action?: string;
  /** Absent for a switch. */
  readonly choices?: readonly Value[];
  readonly text?: (choice: Value, settings: Settings) => string;
  /** What the control shows, if that is not the stored value. */
  readonly shown?: (settings: Settings) => Value;
  /** Stores the value by default. */
  readonly change?: (value: Value) => unknown;
  readonly isShown?: (settings: Settings) => boolean;
  readonly below?: FunctionComponent<SettingsProps>;
}

const notifies = ({ notify }: Settings) => notify;

/** Every setting by its name, in the order of the page. */
export const settingRows: { readonly [Name in LabelledSetting]: SettingRow<Settings[Name]> } = {
  background: {
    where: 'checks',
    label: 'background',
    hint: 'background_hint',
    action: 'background',
    change: switchBackground,
  },
  everyMinutes: {
    where: 'checks',
    label: 'background_every',
    action: 'every',
    choices: intervals,
    text: (minutes, settings) => intervalCost(minutes, chosenServices(settings).length, settings),
    change: chooseInterval,
    below: IntervalNotes,
  },
  dataSaver: {
    where: 'checks',
    label: 'data_saver',
    hint: () => t('data_saver_hint', { megabytes: saverMegabytes }),
    action: 'data-saver',
  },
  quietChecks: {
    where: 'checks',
    label: 'quiet_checks',
    hint: 'quiet_checks_hint',
    action: 'quiet-checks',
    shown: (settings) => isQuiet(settings, localHints().timeZone),
  },
  quietBackground: {
    where: 'checks',
    label: 'quiet_background',
    hint: 'quiet_background_hint',
    action: 'quiet-background',
  },
  notify: {
    where: 'notifications',
    label: 'notify',
    hint: 'notify_hint',
    action: 'notify',
    change: switchNotify,
    below: NotifyProblems,
  },
  quietFrom: {
    where: 'notifications',
    label: 'quiet_from',
    action: 'quiet-from',
    choices: hours,
    text: hourOfDay,
    isShown: notifies,
  },
  quietUntil: {
    where: 'notifications',
    label: 'quiet_until',
    hint: ({ quietFrom, quietUntil }) => t(quietFrom === quietUntil ? 'quiet_never' : 'quiet_hint'),
    action: 'quiet-until',
    choices: hours,
    text: hourOfDay,
    isShown: notifies,
  },
  notifyOnce: {
    where: 'notifications',
    label: 'notify_once',
    hint: 'notify_once_hint',
    action: 'notify-once',
    isShown: notifies,
  },
  muted: { where: 'notifications', label: 'notify_about', isShown: notifies, below: NotifyAbout },
  badge: { where: 'notifications', label: 'badge', hint: 'badge_hint', action: 'badge' },
  language: { where: 'appearance', label: 'language', below: () => <LanguageChoice /> },
  /** Stands with the language. */
  latinNumbers: { where: 'appearance', label: 'latin_numbers' },
  theme: {
    where: 'appearance',
    label: 'theme',
    action: 'theme',
    choices: [undefined, ...themes],
    text: (choice) => t(textKey('theme', choice ?? 'system')),
  },
  keepDays: {
    where: 'data',
    label: 'keep',
    hint: 'keep_hint',
    action: 'keep-days',
    choices: keepDaysChoices,
    text: (choice) => (choice === 'forever' ? t('keep_forever') : plural('keep_days', choice)),
  },
  leaveNoTrace: {
    where: 'data',
    label: 'no_trace',
    hint: 'no_trace_hint',
    action: 'leave-no-trace',
    change: leaveNoTrace,
    below: StorageUsed,
  },
  monthlyMegabytes: {
    where: 'networks',
    label: 'budget',
    hint: 'budget_hint',
    action: 'budget',
    choices: budgets,
    text: (amount) => t('megabytes', { megabytes: amount }),
    below: DataUsed,
  },
};

export const settingNames = Object.keys(settingRows) as readonly LabelledSetting[];

interface Props extends SettingsProps {
  /** The id of a section. */
  readonly where: string;
}

/** The settings of a section. */
export function SettingRows({ where, settings }: Props) {
  return (
    <>
      {settingNames.map(
        (name) => settingRows[name].where === where && <OneSetting key={name} name={name} settings={settings} />,
      )}
    </>
  );
}

function OneSetting({ name, settings }: SettingsProps & { readonly name: LabelledSetting }) {
  const row = settingRows[name] as unknown as SettingRow<Offered | boolean>;
  if (row.isShown?.(settings) === false) return undefined;
  const { action, label, hint, choices, text, shown, below: Below } = row;
  const value = (shown ? shown(settings) : settings[name]) as Offered | boolean;
  const change = row.change ?? ((to) => changeSettings({ [name]: to }));
  const words = { label: t(label), hint: typeof hint === 'function' ? hint(settings) : hint && t(hint) };
  return (
    <>
      {action && choices && (
        <ChoiceRow
          {...words}
          action={action}
          choices={choices as readonly Offered[]}
          chosen={value as Offered}
          text={(choice) => text?.(choice, settings) ?? ''}
          change={change}
        />
      )}
      {action && !choices && <SwitchRow {...words} action={action} on={value === true} change={change} />}
      {Below && <Below settings={settings} />}
    </>
  );
}
