import '../figures/crowd.css';
import './sharing.css';
import { mayShare, sharing } from '../../../community/sharing.ts';
import { t } from '../../shared/text.ts';
import { useParticipation } from '../line/use-participation.ts';
import { Consent } from './consent.tsx';
import { Explained } from './explained.tsx';
import { SharingOn } from './sharing-on.tsx';

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
