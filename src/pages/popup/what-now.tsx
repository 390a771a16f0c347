import { useState } from 'preact/hooks';
import type { Waiting } from '../../history/notices/waiting.ts';
import type { Settings } from '../../model/settings.ts';
import { ask } from '../../platform/browser/messages.ts';
import { requestNotifications } from '../../platform/browser/notifications.ts';
import { inPrivateWindow } from '../../platform/browser/private-window.ts';
import { intervalText } from '../shared/background-checks.ts';
import { runAction } from '../shared/current/actions.ts';
import type { Row } from '../shared/current/rows.ts';
import { DashboardLink } from '../shared/dashboard-link.tsx';
import { t } from '../shared/text.ts';

interface Props {
  readonly problems: readonly Row[];
  readonly waiting: Waiting | undefined;
  readonly settings: Settings;
}

/** What a person can do about what fails, and the wish to be told when it works again. */
export function WhatNow({ problems, waiting, settings }: Props) {
  const [declined, setDeclined] = useState(false);
  if (problems.length === 0) return undefined;
  const tellMe = async () => {
    // Both are asked at once: browsers refuse the prompt after an `await`, and the prompt may close this page.
    const allowed = requestNotifications().catch(() => false);
    const services = problems.map(({ service }) => service.id);
    await runAction(ask('waitFor', { services }));
    const isAllowed = await allowed;
    setDeclined(!isAllowed);
    if (!isAllowed) await runAction(ask('stopWaiting', {}));
  };
  return (
    <>
      <div class="what-now">
        <DashboardLink route="/help/what-to-do" action="what-to-do" look="button">
          {t('help_what_to_do')}
        </DashboardLink>
        {waiting ? (
          <button
            type="button"
            class="button"
            data-action="tell-stop"
            onClick={() => void runAction(ask('stopWaiting', {}))}
          >
            {t('tell_stop')}
          </button>
        ) : (
          <button
            type="button"
            class="button"
            data-action="tell-when-works"
            disabled={inPrivateWindow()}
            onClick={() => void tellMe()}
          >
            {t('tell_when_works')}
          </button>
        )}
      </div>
      {waiting && (
        <p class="waiting quiet" role="status">
          {waiting.offBefore ? t('tell_waiting', { every: intervalText(settings.everyMinutes) }) : t('tell_waiting_on')}
        </p>
      )}
      {declined && !waiting && (
        <p class="waiting" role="status">
          {t('tell_declined')}
        </p>
      )}
    </>
  );
}
