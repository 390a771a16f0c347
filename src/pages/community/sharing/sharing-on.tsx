import { writeChoice } from '../../../community/background/choice.ts';
import { sharing } from '../../../community/sharing.ts';
import { moment } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import type { Participation } from '../line/use-participation.ts';
import { requestAccess } from './access.ts';
import { Outbox } from './outbox.tsx';
import { UnlistedNetwork } from './unlisted-network.tsx';

/** For a person who shares: stop, and look at or delete what waits. */
export function SharingOn({ participation }: { readonly participation: Participation }) {
  return (
    <>
      <section class="crowd-status" aria-label={t('sharing_title')}>
        <p>{t('sharing_on', { date: moment(participation.choice.since, Date.now()) })}</p>
        <button
          type="button"
          class="button"
          data-action="sharing-stop"
          onClick={() => void writeChoice({ mode: 'read', since: Date.now() })}
        >
          {t('sharing_stop_button')}
        </button>
        <p class="quiet">{t('sharing_keep_reading')}</p>
      </section>
      {!participation.permitted && sharing && (
        <p class="network-note">
          {t('crowd_not_permitted')}{' '}
          <button type="button" class="button button-small" onClick={() => void requestAccess(true)}>
            {t('crowd_allow_again')}
          </button>
        </p>
      )}
      {participation.state.outdated && (
        <p class="network-note" data-sharing-outdated>
          {t('sharing_outdated')}
        </p>
      )}
      {participation.place && <UnlistedNetwork place={participation.place} />}
      <Outbox outbox={participation.state.outbox} />
    </>
  );
}
