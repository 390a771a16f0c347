import '../../shared/language-choice.css';
import { signal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { requestNotifications } from '../../../platform/browser/notifications.ts';
import { storageUsed } from '../../../platform/store/storage-used.ts';
import { changeSettings, readDataUse } from '../../../platform/values/local-values.ts';
import { expectedBytes, totalBytes } from '../../../schedule/data-budget.ts';
import { chosenServices } from '../../shared/chosen-services.ts';
import { now } from '../../shared/current/state.ts';
import { megabytes, nextMonth } from '../../shared/format.ts';
import { PauseControls } from '../../shared/pause-controls.tsx';
import type { SettingsProps } from '../../shared/settings-section.ts';
import { t } from '../../shared/text.ts';
import { Tick } from '../../shared/tick.tsx';
import { useLatest } from './use-latest.ts';

/** What the chosen interval comes to in a month, beside the limit, and how to pause. */
export function IntervalNotes({ settings }: SettingsProps) {
  const { background, everyMinutes, monthlyMegabytes: limit } = settings;
  const cost = megabytes(expectedBytes(everyMinutes, chosenServices(settings).length));
  return (
    <>
      <p class="quiet cost" data-cost={cost}>
        {t(cost > limit ? 'schedule_cost_over' : 'schedule_cost', { cost, limit })}{' '}
        <Link href="/settings/networks">{t('schedule_limit')}</Link>
      </p>
      {background && <PauseControls settings={settings} now={now.value} />}
    </>
  );
}

/** Was the permission for notifications declined just now? */
const isDeclined = signal(false);

export async function switchNotify(on: boolean): Promise<void> {
  // Nothing is awaited before: browsers refuse the prompt after an `await`.
  const notify = on && (await requestNotifications().catch(() => false));
  isDeclined.value = on && !notify;
  await changeSettings({ notify });
}

/** Why no notifications come. */
export function NotifyProblems({ settings: { notify, background } }: SettingsProps) {
  useEffect(
    () => () => {
      isDeclined.value = false;
    },
    [],
  );
  return (
    <>
      {isDeclined.value && (
        <p class="refused" role="status">
          {t('notify_declined')}
        </p>
      )}
      {notify && !background && <p class="refused">{t('notify_needs_background')}</p>}
    </>
  );
}

/** The messengers about which notifications come. */
export function NotifyAbout({ settings }: SettingsProps) {
  const hear = (id: string, on: boolean) =>
    changeSettings(({ muted = [] }) => {
      const rest = muted.filter((one) => one !== id);
      return { muted: on ? rest : [...rest, id] };
    });
  return (
    <fieldset class="heard">
      <legend>{t('notify_about')}</legend>
      {chosenServices(settings).map(({ id, name }) => (
        <Tick
          key={id}
          action="notify-about"
          about={id}
          on={!settings.muted?.includes(id)}
          change={(on) => hear(id, on)}
        >
          <bdi>{name}</bdi>
        </Tick>
      ))}
    </fieldset>
  );
}

export function StorageUsed() {
  const used = useLatest(storageUsed);
  return used === undefined ? undefined : <p class="quiet">{t('storage_used', { megabytes: megabytes(used) })}</p>;
}

/** The data that all checks moved this month, beside the limit. */
export function DataUsed({ settings: { monthlyMegabytes } }: SettingsProps) {
  const meter = useId();
  const use = useLatest(() => readDataUse(Date.now()));
  if (!use) return undefined;
  const used = megabytes(totalBytes(use));
  return (
    <div class="line budget">
      <label for={meter}>{t('budget_used', { used, megabytes: monthlyMegabytes })}</label>
      <meter id={meter} max={monthlyMegabytes} value={Math.min(used, monthlyMegabytes)} data-used={used} />
      <span class="quiet">{t('budget_anew', { when: nextMonth(now.value) })}</span>
    </div>
  );
}
