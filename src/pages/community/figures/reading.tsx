import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { writeChoice } from '../../../community/background/choice.ts';
import { ask } from '../../../community/outbox/requests.ts';
import { Button } from '../../shared/button.tsx';
import { t } from '../../shared/text.ts';
import type { Participation } from '../line/use-participation.ts';
import { requestAccess, sharingPath, stopReading } from '../sharing/access.ts';

/** Shown while reading is off: what reading would reveal. */
export function ReadingOff() {
  const [declined, setDeclined] = useState(false);
  const start = () =>
    requestAccess(false).then(async (granted) => {
      setDeclined(!granted);
      if (!granted) return;
      await writeChoice({ mode: 'read', since: Date.now() });
      await ask('fetchSnapshot', {});
    });
  return (
    <section class="crowd-off" aria-label={t('crowd_read')}>
      <p>{t('crowd_off_what')}</p>
      <p class="line">
        <Button action="crowd-read" text={t('crowd_read')} press={start} />
        <Link class="button" href={sharingPath}>
          {t('crowd_share_instead')}
        </Link>
      </p>
      {declined && <p role="alert">{t('sharing_declined')}</p>}
    </section>
  );
}

/** Shown to who agreed to share, while a report holds something else: nothing is asked either, until they choose again. */
export function SharingPaused() {
  return (
    <section class="crowd-off" aria-label={t('sharing_title')}>
      <p>{t('sharing_changed')}</p>
      <p class="line">
        <Link class="button" href={sharingPath}>
          {t('sharing_settings')}
        </Link>
      </p>
    </section>
  );
}

/** Shown while reading is on: the choice, a button to refresh and a button to stop. */
export function ReadingOn({ participation }: { readonly participation: Participation }) {
  const [asking, setAsking] = useState(false);
  const shares = participation.choice.mode === 'share';
  const refresh = async () => {
    setAsking(true);
    await ask('fetchSnapshot', {}).finally(() => setAsking(false));
  };
  return (
    <div class="line crowd-status">
      <p>{t(shares ? 'crowd_sharing' : 'crowd_reading')}</p>
      <p class="line">
        <Button
          action="crowd-refresh"
          text={t(asking ? 'crowd_asking' : 'crowd_refresh')}
          disabled={asking || !participation.permitted}
          press={refresh}
        />
        {!shares && <Button action="crowd-stop" text={t('crowd_stop_reading')} press={stopReading} />}
        <Link class="button" href={sharingPath}>
          {t(shares ? 'sharing_settings' : 'crowd_share_instead')}
        </Link>
      </p>
    </div>
  );
}
