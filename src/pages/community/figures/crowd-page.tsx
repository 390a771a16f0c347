import './crowd.css';
import { Link } from 'wouter-preact';
import { moment } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { type Participation, useParticipation } from '../line/use-participation.ts';
import { sharingPath } from '../sharing/sharing-path.ts';
import { CrowdTable } from './crowd-table.tsx';
import { DailyShares } from './daily-shares.tsx';
import { ReadingOff, ReadingOn, SharingPaused } from './reading.tsx';

/** The page with what others see, in the person's country and on their provider. */
export function CrowdPage() {
  const participation = useParticipation();
  return (
    <div class="crowd">
      <h1>{t('crowd_title')}</h1>
      <p class="lead">{t('crowd_what')}</p>
      {participation && <Reading participation={participation} />}
    </div>
  );
}

function Reading({ participation }: { readonly participation: Participation }) {
  const { mode, changed } = participation.choice;
  if (changed) return <SharingPaused />;
  if (mode === 'off') return <ReadingOff />;
  const { snapshot } = participation.state;
  return (
    <>
      <ReadingOn participation={participation} />
      {!participation.permitted && (
        <p class="network-note">
          {t('crowd_not_permitted')} <Link href={sharingPath}>{t('crowd_allow_again')}</Link>
        </p>
      )}
      {participation.state.unreachable && (
        <p class="network-note" data-crowd-unreachable>
          {t(snapshot ? 'crowd_unreachable' : 'crowd_never_read')}
        </p>
      )}
      {participation.state.contradicted && (
        <p class="network-note" data-crowd-contradicted>
          {t('crowd_contradicted')}
        </p>
      )}
      {!snapshot && participation.state.readAt !== undefined && <p>{t('crowd_nothing_yet')}</p>}
      {snapshot && (
        <>
          <p class="quiet">
            {t('crowd_updated', { time: moment(snapshot.publishedAt * 1000, Date.now()) })} {t('crowd_not_survey')}
          </p>
          <CrowdTable snapshot={snapshot} place={participation.place} />
          <DailyShares snapshot={snapshot} />
        </>
      )}
    </>
  );
}
