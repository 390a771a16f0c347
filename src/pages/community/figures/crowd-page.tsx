import './crowd.css';
import { Link } from 'wouter-preact';
import type { ShownLog } from '../../../../protocol/log/shown-log.ts';
import { isContradicted, snapshotToShow } from '../../../community/outbox/participation.ts';
import { moment } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { type Participation, useParticipation } from '../line/use-participation.ts';
import { sharingPath } from '../sharing/access.ts';
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

export function Reading({ participation }: { readonly participation: Participation }) {
  const { choice, state } = participation;
  if (choice.changed) return <SharingPaused />;
  if (choice.mode === 'off') return <ReadingOff />;
  const snapshot = snapshotToShow(state);
  return (
    <>
      <ReadingOn participation={participation} />
      {!participation.permitted && (
        <p class="network-note">
          {t('crowd_not_permitted')} <Link href={sharingPath}>{t('crowd_allow_again')}</Link>
        </p>
      )}
      {state.unreachable && (
        <p class="network-note" data-crowd-unreachable>
          {t(state.snapshot ? 'crowd_unreachable' : 'crowd_never_read')}
        </p>
      )}
      {isContradicted(state) && (
        <p class="network-note" data-crowd-contradicted>
          {t('crowd_contradicted')}
        </p>
      )}
      {!state.snapshot && state.readAt !== undefined && <p>{t('crowd_nothing_yet')}</p>}
      {snapshot && (
        <>
          <p class="quiet">
            {t('crowd_updated', { time: moment(snapshot.publishedAt * 1000, Date.now()) })} {t('crowd_not_survey')}
          </p>
          <CrowdTable snapshot={snapshot} place={participation.place} />
          <DailyShares snapshot={snapshot} />
        </>
      )}
      {state.logs && <ShownLogs logs={state.logs} />}
    </>
  );
}

/** In the form in which `npm run log:verify` reads them. */
function ShownLogs({ logs }: { readonly logs: readonly ShownLog[] }) {
  return (
    <div class="quiet" data-crowd-log>
      {t('crowd_log')}
      {logs.map(({ size, root }) => (
        <div key={root}>
          <code dir="ltr">{`${size} ${root}`}</code>
        </div>
      ))}
    </div>
  );
}
