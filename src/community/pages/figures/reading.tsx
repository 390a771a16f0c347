import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { t } from '../../../pages/shared/text.ts';
import { chooseCrowd } from '../../background/choice.ts';
import { ask } from '../../outbox/requests.ts';
import type { CrowdView } from '../line/crowd-view.ts';
import { askForCrowd, giveUpCrowd } from '../sharing/crowd-permission.ts';
import { sharingPath } from '../sharing/sharing-path.ts';

/** Before anything is asked: what asking gives away. */
export function ReadingOff() {
  const [declined, setDeclined] = useState(false);
  const start = () =>
    askForCrowd(false).then(async (granted) => {
      setDeclined(!granted);
      if (!granted) return;
      await chooseCrowd({ mode: 'read', since: Date.now() });
      await ask('readCrowd', {});
    });
  return (
    <section class="crowd-off" aria-label={t('crowd_read')}>
      <p>{t('crowd_off_what')}</p>
      <p class="crowd-buttons">
        <button type="button" class="button" data-action="crowd-read" onClick={() => void start()}>
          {t('crowd_read')}
        </button>
        <Link class="button" href={sharingPath}>
          {t('crowd_share_instead')}
        </Link>
      </p>
      {declined && <p role="alert">{t('sharing_declined')}</p>}
    </section>
  );
}

/** What was chosen, asking again, and the way out. */
export function ReadingOn({ crowd }: { readonly crowd: CrowdView }) {
  const [asking, setAsking] = useState(false);
  const shares = crowd.choice.mode === 'share';
  const refresh = async () => {
    setAsking(true);
    await ask('readCrowd', {}).finally(() => setAsking(false));
  };
  return (
    <div class="crowd-status">
      <p>{t(shares ? 'crowd_sharing' : 'crowd_reading')}</p>
      <p class="crowd-buttons">
        <button
          type="button"
          class="button"
          data-action="crowd-refresh"
          disabled={asking || !crowd.permitted}
          onClick={() => void refresh()}
        >
          {t(asking ? 'crowd_asking' : 'crowd_refresh')}
        </button>
        {!shares && (
          <button type="button" class="button" data-action="crowd-stop" onClick={() => void giveUpCrowd()}>
            {t('crowd_stop_reading')}
          </button>
        )}
        <Link class="button" href={sharingPath}>
          {t(shares ? 'sharing_settings' : 'crowd_share_instead')}
        </Link>
      </p>
    </div>
  );
}
