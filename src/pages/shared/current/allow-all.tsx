import { inPrivateWindow } from '../../../platform/browser/private-window.ts';
import { Button } from '../button.tsx';
import { DashboardLink } from '../dashboard-link.tsx';
import { plural, t } from '../text.ts';
import { startCheck } from './actions.ts';
import type { Row } from './rows.ts';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  readonly refused: readonly Row[];
}

/** Where access was refused: what that means, and one button that asks for all of it again. */
export function AllowAll({ view: { missing, running }, refused }: Props) {
  if (refused.length === 0 || running) return undefined;
  return (
    <div class="note">
      {plural('allow_all_why', refused.length)}
      <p class="line allow">
        <Button
          action="allow"
          look="main"
          text={t('allow_all')}
          disabled={inPrivateWindow()}
          press={() => startCheck(missing)}
        />
        <DashboardLink route="/settings/permissions" action="why-access" look="lone-link" text={t('access_title')} />
      </p>
    </div>
  );
}
