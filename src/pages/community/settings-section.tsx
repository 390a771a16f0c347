import { Link } from 'wouter-preact';
import type { SharingChoice } from '../../community/outbox/participation.ts';
import { moment } from '../shared/format.ts';
import { t } from '../shared/text.ts';
import { useParticipation } from './line/use-participation.ts';
import { sharingPath } from './sharing/sharing-path.ts';

/** The settings section on sharing: whether it is on, and a link to its page. */
export function SharingSection() {
  const participation = useParticipation();
  const { mode, since, changed }: SharingChoice = participation?.choice ?? { mode: 'off', since: 0 };
  return (
    <>
      <p>{mode === 'share' ? t('sharing_on', { date: moment(since, Date.now()) }) : t('sharing_off')}</p>
      {changed && <p class="network-note">{t('sharing_changed')}</p>}
      <p>
        <Link href={sharingPath}>{t('sharing_settings')}</Link>
      </p>
    </>
  );
}
