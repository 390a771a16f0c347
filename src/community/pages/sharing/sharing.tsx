import '../figures/crowd.css';
import './sharing.css';
import { t } from '../../../pages/shared/text.ts';
import { useCrowd } from '../line/crowd-view.ts';
import { Consent } from './consent.tsx';
import { SharingOn } from './sharing-on.tsx';
import { WhatIsSent } from './what-is-sent.tsx';

/** Everything about sharing on one page: what it means before somebody agrees, and what it does after. */
export function Sharing() {
  const crowd = useCrowd();
  if (!crowd) return undefined;
  const shares = crowd.choice.mode === 'share';
  return (
    <div class="sharing" data-sharing={shares ? 'on' : 'off'}>
      <h1>{t('sharing_title')}</h1>
      {shares ? <SharingOn crowd={crowd} /> : <p class="lead">{t('sharing_why')}</p>}
      <WhatIsSent place={crowd.place} />
      {!shares && <Consent reads={crowd.choice.mode === 'read'} />}
    </div>
  );
}
