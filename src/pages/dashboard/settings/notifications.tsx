import './notifications.css';
import { useState } from 'preact/hooks';
import { hours, type Settings } from '../../../model/settings.ts';
import { requestNotifications } from '../../../platform/browser/notifications.ts';
import { changeSettings } from '../../../platform/values/local-values.ts';
import { chosenServices } from '../../shared/chosen-services.ts';
import { hourOfDay } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { unsaved } from '../../shared/unsaved.tsx';
import { ChoiceRow, SwitchRow } from './rows.tsx';

/** Notifications, and the number on the toolbar button. */
export function Notifications({ settings }: { readonly settings: Settings }) {
  const [declined, setDeclined] = useState(false);
  const switchNotify = async (on: boolean) => {
    // Nothing is awaited before: browsers refuse the prompt after an `await`.
    const notify = on && (await requestNotifications().catch(() => false));
    setDeclined(on && !notify);
    await changeSettings({ notify });
  };
  const { notify, notifyOnce, quietFrom, quietUntil, badge, background } = settings;
  return (
    <>
      <SwitchRow action="notify" label={t('notify')} hint={t('notify_hint')} on={notify} change={switchNotify} />
      {declined && (
        <p class="refused" role="status">
          {t('notify_declined')}
        </p>
      )}
      {notify && !background && <p class="refused">{t('notify_needs_background')}</p>}
      {notify && (
        <>
          <ChoiceRow
            action="quiet-from"
            label={t('quiet_from')}
            choices={hours}
            chosen={quietFrom}
            text={hourOfDay}
            change={(chosen) => changeSettings({ quietFrom: chosen })}
          />
          <ChoiceRow
            action="quiet-until"
            label={t('quiet_until')}
            hint={quietFrom === quietUntil ? t('quiet_never') : t('quiet_hint')}
            choices={hours}
            chosen={quietUntil}
            text={hourOfDay}
            change={(chosen) => changeSettings({ quietUntil: chosen })}
          />
          <SwitchRow
            action="notify-once"
            label={t('notify_once')}
            hint={t('notify_once_hint')}
            on={notifyOnce}
            change={(on) => changeSettings({ notifyOnce: on })}
          />
          <Muted settings={settings} />
        </>
      )}
      <SwitchRow
        action="badge"
        label={t('badge')}
        hint={t('badge_hint')}
        on={badge}
        change={(on) => changeSettings({ badge: on })}
      />
    </>
  );
}

function Muted({ settings }: { readonly settings: Settings }) {
  const muted = settings.muted ?? [];
  const hear = (id: string, on: boolean) =>
    changeSettings((stored) => {
      const rest = (stored.muted ?? []).filter((one) => one !== id);
      return { muted: on ? rest : [...rest, id] };
    });
  return (
    <fieldset class="heard">
      <legend>{t('notify_about')}</legend>
      {chosenServices(settings).map(({ id, name }) => (
        <label class="tick" key={id}>
          <input
            {...unsaved}
            type="checkbox"
            data-action="notify-about"
            data-about={id}
            checked={!muted.includes(id)}
            onChange={(event) => void hear(id, event.currentTarget.checked)}
          />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
