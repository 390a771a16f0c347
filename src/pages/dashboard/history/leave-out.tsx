import { ask } from '../../../platform/browser/messages.ts';
import { Button } from '../../shared/button.tsx';
import { runAction } from '../../shared/current/actions.ts';
import { t } from '../../shared/text.ts';

interface Props {
  /** When each of them started, epoch ms. */
  readonly checks: readonly number[];
  /** Are they left out now? */
  readonly leftOut: boolean;
}

/** Leaves checks out of all that is counted, or counts them again, and says what that means. */
export function LeaveOut({ checks, leftOut }: Props) {
  const change = () => void runAction(ask('leaveOut', { checks, leftOut: !leftOut }));
  return (
    <div class="block leave-out">
      <p class="quiet">{t(leftOut ? 'left_out_text' : 'leave_out_text')}</p>
      <div class="line actions">
        <Button
          action={leftOut ? 'count-again' : 'leave-out'}
          text={leftOut ? t('count_again') : t(checks.length > 1 ? 'leave_out_checks' : 'leave_out_check')}
          press={change}
        />
      </div>
    </div>
  );
}
