import type { UnjudgedNetwork } from '../../model/network-states.ts';
import { savesData } from '../../platform/browser/hints.ts';
import { inPrivateWindow } from '../../platform/browser/private-window.ts';
import { AccessNote } from '../shared/access-note.tsx';
import { CheckButton, checkMegabytes, saverMegabytes } from '../shared/check-button.tsx';
import { startCheck } from '../shared/current/actions.ts';
import { checkedPart } from '../shared/current/checked-part.ts';
import { checkedAt } from '../shared/current/headline.ts';
import { askedByCheck, isAllRefused } from '../shared/current/refused.ts';
import type { Row } from '../shared/current/rows.ts';
import type { View } from '../shared/current/view.ts';
import { DashboardLink } from '../shared/dashboard-link.tsx';
import { checkedAgo } from '../shared/format.ts';
import { PrivateNote } from '../shared/private-note.tsx';
import { t } from '../shared/text.ts';
import { hasCheckButton } from './connection-card.tsx';
import { LazyFooterEnd } from './lazy-footer-end.tsx';
import { LazyPlace } from './lazy-place.tsx';

interface Props {
  readonly view: View;
  readonly now: number;
  readonly inTheWay: UnjudgedNetwork | undefined;
  /** Messengers for which the browser gave no access. */
  readonly refused: readonly Row[];
}

/** When the check was and the button for the next one; background checks; and the ways to the other pages. */
export function Footer({ view, now, inTheWay, refused }: Props) {
  const { settings, running } = view;
  const checks = !running && !hasCheckButton(inTheWay) && !isAllRefused(view, refused);
  const missing = askedByCheck(view, refused);
  return (
    <footer>
      <div class="check-line">
        <CheckedLine view={view} now={now} checks={checks} />
        {checks && <CheckButton second={inTheWay !== undefined} onPress={() => void startCheck(missing)} />}
      </div>
      {checks && <PrivateNote />}
      <LazyPlace view={view} />
      {checks && <AccessNote missing={missing} />}
      <nav class="pages" aria-label={t('routes_list')}>
        <DashboardLink route="" action="open-dashboard">
          {t('open_dashboard')}
        </DashboardLink>
        <DashboardLink route="/share" action="share">
          {t('share')}
        </DashboardLink>
        <DashboardLink route="/settings" action="open-settings">
          {t('route_settings')}
        </DashboardLink>
        <DashboardLink route="/help" action="open-help">
          {t('route_help')}
        </DashboardLink>
      </nav>
      <LazyFooterEnd settings={settings} now={now} />
    </footer>
  );
}

/** "Checked 5 min ago", and what the next check moves. */
function CheckedLine({ view, now, checks }: Pick<Props, 'view' | 'now'> & { readonly checks: boolean }) {
  const { finished, settings, storeProblem } = view;
  const megabytes = settings.dataSaver || savesData() ? saverMegabytes : checkMegabytes;
  return (
    <div class="quiet">
      {finished && !storeProblem && <p class="checked">{checkedAgo(checkedAt(finished), now, checkedPart(view))}</p>}
      {checks && !inPrivateWindow() && <p class="check-size">{t('check_size', { megabytes })}</p>}
    </div>
  );
}
