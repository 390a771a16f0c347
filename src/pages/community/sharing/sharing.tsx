import '../figures/crowd.css';
import './sharing.css';
import type { Place } from '../../../../protocol/wire/place.ts';
import { writeChoice } from '../../../community/background/choice.ts';
import { readNetworks } from '../../../community/networks-file.ts';
import { mayShare, sharing } from '../../../community/sharing.ts';
import { Button } from '../../shared/button.tsx';
import { moment } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { useRead } from '../../shared/use-read.ts';
import { type Participation, useParticipation } from '../line/use-participation.ts';
import { requestAccess } from './access.ts';
import { Consent } from './consent.tsx';
import { Explained } from './explained.tsx';
import { Outbox } from './outbox.tsx';

/** The page about sharing: what it means before the person agrees, and what it does afterwards. */
export function Sharing() {
  const participation = useParticipation();
  if (!participation) return undefined;
  const isPossible = sharing !== undefined && mayShare(sharing);
  const { choice } = participation;
  const shares = isPossible && choice.mode === 'share';
  return (
    <div class="sharing" data-sharing={shares ? 'on' : 'off'}>
      <h1>{t('sharing_title')}</h1>
      {choice.changed && (
        <p class="network-note" data-sharing-changed>
          {t('sharing_changed')}
        </p>
      )}
      {shares ? <SharingOn participation={participation} /> : <p class="lead">{t('sharing_why')}</p>}
      <Explained place={participation.place} />
      {!isPossible && <p class="network-note">{t('sharing_one_relay')}</p>}
      {isPossible && !shares && <Consent choice={choice} />}
    </div>
  );
}

/** For a person who shares: stop, and look at or delete what waits. */
function SharingOn({ participation }: { readonly participation: Participation }) {
  return (
    <>
      <section class="line crowd-status" aria-label={t('sharing_title')}>
        <p>{t('sharing_on', { date: moment(participation.choice.since, Date.now()) })}</p>
        <Button
          action="sharing-stop"
          text={t('sharing_stop_button')}
          press={() => writeChoice({ mode: 'read', since: Date.now() })}
        />
        <p class="quiet">{t('sharing_keep_reading')}</p>
      </section>
      {!participation.permitted && sharing && (
        <p class="network-note">
          {t('crowd_not_permitted')}{' '}
          <Button look="small" text={t('crowd_allow_again')} press={() => requestAccess(true)} />
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

/** Tells a person who shares that nothing is shared from here, where the table of networks does not have this one. */
export function UnlistedNetwork({ place: { cc, asn } }: { readonly place: Place }) {
  const [networks] = useRead(readNetworks, []);
  return networks && !networks.has({ cc, asn }) ? (
    <p class="network-note" data-sharing-unlisted>
      {t('sharing_unlisted')}
    </p>
  ) : undefined;
}
