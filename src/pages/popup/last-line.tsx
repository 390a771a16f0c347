import type { UnjudgedNetwork } from '../../model/network-states.ts';
import { AccessNote, CheckButton, PrivateNote } from '../shared/check-button.tsx';
import { startCheck } from '../shared/current/actions.ts';
import { checkedAt, isStale } from '../shared/current/headline.ts';
import { askedByCheck, checkedPart, isAllRefused, mayCheck } from '../shared/current/may-check.ts';
import { primaryOf } from '../shared/current/primary-action.ts';
import type { Row } from '../shared/current/rows.ts';
import { Running } from '../shared/current/running.tsx';
import type { View } from '../shared/current/view.ts';
import { ago, checkedAgo } from '../shared/format.ts';
import { lazy } from '../shared/lazy.tsx';
import { t } from '../shared/text.ts';
import type { MenuProps } from './menu.tsx';

interface Props {
  readonly view: View;
  readonly now: number;
  readonly inTheWay: UnjudgedNetwork | undefined;
  /** Messengers for which the browser gave no access. */
  readonly refused: readonly Row[];
}

/** When the check was and where, the button for the next one, and the menu. A running check takes its place. */
export function LastLine({ view, now, inTheWay, refused }: Props) {
  const { running, finished, settings } = view;
  const checks = mayCheck(view) && !isAllRefused(view, refused);
  const missing = askedByCheck(view, refused);
  const isMain = !finished || isStale(view, now) || (inTheWay !== undefined && primaryOf(inTheWay) === 'check');
  return (
    <footer>
      <div class="last-line">
        {running ? <Running round={running} settings={settings} /> : <Checked view={view} now={now} />}
        {!running && inTheWay !== 'offline' && <LazyPlace view={view} />}
        {checks && (
          <CheckButton second={!isMain} label={t('check_again')} onPress={() => void startCheck(missing)}>
            <Refresh />
            <span class="check-again">{t('check_again')}</span>
          </CheckButton>
        )}
        <LazyMenu settings={settings} now={now} />
      </div>
      {checks && <PrivateNote />}
      {checks && <AccessNote missing={missing} />}
    </footer>
  );
}

/** Stands for the words on the narrowest screens, where these are only heard. */
function Refresh() {
  return (
    <svg class="refresh" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d="M13.5 8A5.5 5.5 0 1 1 11.6 3.8M11.8 1v3.2H8.6"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
      />
    </svg>
  );
}

const minuteMs = 60_000;

/** "5 min ago", "1 of 7 checked 5 min ago" */
function Checked({ view, now }: Pick<Props, 'view' | 'now'>) {
  const { finished, storeProblem } = view;
  if (!finished || storeProblem || isStale(view, now)) return <span />;
  const [at, part] = [checkedAt(finished), checkedPart(view)];
  const since = now - at < minuteMs ? t('just_now') : ago(at, now);
  return <p class="checked quiet">{part ? checkedAgo(at, now, part) : since}</p>;
}

/** Loaded after the first paint. */
const LazyMenu = lazy<MenuProps>(async () => (await import('./menu.tsx')).Menu);

/** Loaded after the first paint: it stands below the list. */
const LazyPlace = lazy<{ readonly view: View }>(async () => (await import('./place.tsx')).Place);
