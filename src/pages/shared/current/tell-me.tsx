import { useEffect, useRef, useState } from 'preact/hooks';
import { needsWhole } from '../../../history/notices/awaited-news.ts';
import { type Waiting, waitingMinutes } from '../../../history/notices/waiting.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { Settings } from '../../../model/settings.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { mayNotify, requestNotifications } from '../../../platform/browser/notifications.ts';
import { inPrivateWindow } from '../../../platform/browser/private-window.ts';
import { expectedBytes } from '../../../schedule/data-budget.ts';
import { intervalText } from '../background-checks.ts';
import { Button } from '../button.tsx';
import { megabytes, sentences } from '../format.ts';
import { numberFormat } from '../intl-formats.ts';
import { t } from '../text.ts';
import { runAction } from './actions.ts';
import { announce } from './announcer.tsx';
import { view as shown } from './state.ts';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  /** What to wait for. */
  readonly services: readonly ServiceId[];
  /** Do sites abroad fail, and not messengers alone? */
  readonly abroad: boolean;
  /** Is it the first thing to do? */
  readonly main: boolean;
  /** Wait for any change, and not for them to work. */
  readonly changes?: boolean;
}

/** The wish to be told once: what the browser will ask, the wish itself, and what it needs. */
export function TellMe({ view, services, abroad, main, changes = false }: Props) {
  const { waiting, settings } = view;
  const [state, setState] = useState<'idle' | 'announced' | 'declined'>('idle');
  const [allowed, setAllowed] = useState(false);
  /** The first button. It becomes the one that takes the wish back, and keeps the focus. */
  const firstButton = useRef<HTMLButtonElement>(null);
  useEffect(() => void mayNotify().then(setAllowed), []);
  const tellMe = async () => {
    // Both are asked at once: browsers refuse the prompt after an `await`, and the prompt may close this page.
    const permission = requestNotifications().catch(() => false);
    await runAction(ask('waitFor', changes ? { services, changes } : { services }));
    const isAllowed = await permission;
    setState(isAllowed ? 'idle' : 'declined');
    if (!isAllowed) {
      await runAction(ask('stopWaiting', {}));
      announce(t('tell_declined'));
    } else if (shown.value?.waiting) announce(waitingText(shown.value.waiting, shown.value.settings, changes));
  };
  const unfold = () => {
    setState(state === 'announced' ? 'idle' : 'announced');
    announce(state === 'announced' ? '' : t('tell_before'));
  };
  const cost = costOf(view, services);
  if (waiting && services.some((id) => waiting.services.includes(id))) {
    return (
      <>
        <button
          ref={firstButton}
          type="button"
          class="button"
          data-action="tell-stop"
          onClick={() => void runAction(ask('stopWaiting', {}))}
        >
          {t('tell_stop')}
        </button>
        <p class="waiting quiet">
          {waitingText(waiting, settings, changes)} {waiting.offBefore && cost}
        </p>
      </>
    );
  }
  return (
    <>
      <button
        ref={firstButton}
        type="button"
        class={main ? 'button button-main' : 'button'}
        data-action="tell-when-works"
        aria-expanded={allowed ? undefined : state === 'announced'}
        disabled={inPrivateWindow()}
        onClick={() => (allowed ? void tellMe() : unfold())}
      >
        {t(abroad ? 'tell_when_abroad' : changes ? 'tell_when_changes' : 'tell_when_works')}
      </button>
      {changes && !settings.background && <span class="quiet">{cost}</span>}
      {state === 'announced' && (
        <p class="waiting">
          {t('tell_before')} {!changes && !settings.background && cost}{' '}
          <Button
            action="tell-go-on"
            look="small"
            text={t('tell_go_on')}
            press={() => {
              firstButton.current?.focus();
              void tellMe();
            }}
          />
        </p>
      )}
      {state === 'declined' && <p class="waiting">{t('tell_declined')}</p>}
    </>
  );
}

function waitingText({ offBefore }: Waiting, { everyMinutes }: Settings, changes: boolean): string {
  const told = offBefore
    ? t('tell_waiting', { every: intervalText(everyMinutes) })
    : t(changes ? 'tell_waiting_changes' : 'tell_waiting_on');
  return sentences([told, t('tell_keep_open')]);
}

/** "15 megabytes per day": what the checks cost that a wish switches on. */
function costOf({ verdicts, services: all, settings }: View, services: readonly ServiceId[]): string {
  const isWhole = services.some((id) => {
    const verdict = verdicts.get(id);
    return verdict && needsWhole(verdict);
  });
  const extent = isWhole ? 'whole' : 'data-saver';
  const everyMinutes = settings.background ? settings.everyMinutes : waitingMinutes[extent];
  const bytes = expectedBytes(everyMinutes, all.length, extent) / daysOfMonth;
  return numberFormat({ style: 'unit', unit: 'megabyte-per-day', unitDisplay: 'long' }).format(megabytes(bytes));
}

const daysOfMonth = 30;
